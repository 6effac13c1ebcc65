"""What a visitor sets going in other rooms, and the static copy of the site."""
