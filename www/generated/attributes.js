// Written by `cargo xtask codegen` from `pkg/custom-elements.json`; do not edit.

/** The attributes whose value is text, each with what counts where it is missing. */
export const defaults = {
  "canary": "",
  "lang": "",
  "own": "",
  "simulate": "",
  "theme": "auto",
};
