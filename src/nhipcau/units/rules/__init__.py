"""Pure decisions on dated units: no Django here."""
