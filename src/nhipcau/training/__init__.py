"""Training conferences: sites, programme, nominations, delegates, invitations. See README.md."""
