// What a site's editor reads on the developer's console, in English like everything else there. {x} is filled in.
export default {
  'error/language-missing': 'lang “{found}” cannot be loaded; English is used.',
  'error/unknown-lang': 'lang “{found}” is not available; English is used.',
  'error/unknown-theme': 'theme “{found}” is none of auto, light, dark.',
};
