"""Pure decisions of verification: kinds and states, what is asked before what, scores and seals."""
