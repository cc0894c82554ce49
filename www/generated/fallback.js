// Written by `cargo xtask codegen` from `data/`; do not edit.

export const fallback = {
  "en": "<p>If no check appears here, <a href=\"{base}chart/en.html\" target=\"conficker-chart\">open the eye chart</a>.\n  It loads one small picture from each of eight well-known sites; which of them are missing tells whether this PC may be infected.</p>\n<noscript><iframe name=\"conficker-chart\" title=\"Eye chart\" srcdoc=\"The eye chart opens here.\" width=\"100%\" height=\"640\"></iframe></noscript>",
};
