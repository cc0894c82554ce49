//! Finds the tools that the commands need, and installs what is missing, saying so.
