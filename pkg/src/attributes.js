// Written by `cargo xtask codegen` from `pkg/custom-elements.json`; do not edit.

/** The attributes whose value is text. */
export const attributes = ['canary', 'lang', 'own', 'simulate', 'theme'];
