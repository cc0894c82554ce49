// Written by `cargo xtask codegen` from `data/`; do not edit.

export const names = {
  en: "English",
  'pt-BR': "Português (Brasil)",
  'zh-Hans': "简体中文",
  hi: "हिन्दी",
  ru: "Русский",
};
