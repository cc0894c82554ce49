// Written by `cargo xtask codegen` from `data/languages.toml`; do not edit.

export const names = {
  en: "English",
  'pt-BR': "Português (Brasil)",
  'zh-Hans': "简体中文",
  hi: "हिन्दी",
  id: "Bahasa Indonesia",
  vi: "Tiếng Việt",
  th: "ไทย",
  fil: "Filipino",
  ru: "Русский",
  es: "Español",
  uk: "Українська",
  it: "Italiano",
  ar: "العربية",
  fa: "فارسی",
  ro: "Română",
  tr: "Türkçe",
  fr: "Français",
  de: "Deutsch",
  ja: "日本語",
  ko: "한국어",
};
