"""The steering room: committees, directives, obligations, plans, tasks, reminders."""
