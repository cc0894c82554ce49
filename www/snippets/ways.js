// What a person copies, for each way onto a page. Text in, text out: nothing here touches the page.
import { defaults } from '../generated/attributes.js';
import { fallback } from '../generated/fallback.js';

/** The ways, best first. */
export const ways = [
  {
    key: 'element',
    title: 'A tag and a script',
    about: 'For most pages. The check becomes a part of your page: it takes on its fonts, and you can style it.',
  },
  {
    key: 'single',
    title: 'One script, sealed',
    about: 'All in one file, with a checksum. Browsers refuse the file if anybody has changed it.',
  },
  {
    key: 'strict',
    title: 'For the strictest policy',
    about: 'Your policy allows no inline code, no inline style and no WebAssembly.',
  },
  {
    key: 'framed',
    title: 'A frame',
    about: 'No script of ours runs on your page. All your page learns is how high the frame should be.',
  },
  {
    key: 'npm',
    title: 'The npm package',
    about: 'Your own build puts it into your own files.',
  },
  {
    key: 'link',
    title: 'A link',
    about: 'The last resort: it leads to our page. It works everywhere, even in an e-mail.',
  },
];

/** The height that a frame has until it is told another: enough for the widget before the check, on a phone as well. */
export const frameHeight = 480;

/** Text as it has to stand in HTML, in an attribute, too. */
export const escaped = (text) =>
  String(text).replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]);

/**
 * The texts to copy: `[{ title, text, note }]`. `base` ends in a slash; `page` is an origin, or empty; `integrity`
 * holds the checksum of each file, by its name; `listener` is the script that sizes a frame; `title` is what a frame is
 * called.
 */
export function snippets(choice) {
  return writers[choice.way](choice);
}

const writers = {
  element: (choice) => [
    {
      title: 'Into your page',
      text: `${tag(choice)}\n<script type="module" src="${escaped(choice.base)}define.js"></script>`,
    },
  ],
  single: (choice) => [sealed(choice, 'single.js')],
  strict: (choice) => [sealed(choice, 'strict/check.js')],
  framed: (choice) => [
    {
      title: 'Into your page',
      text: frame(choice),
      note: choice.lang
        ? null
        : 'A frame cannot see in which language your page is. Choose it above, or each visitor’s browser decides.',
    },
    {
      title: 'Into a script of your own',
      text: choice.listener.trim(),
      note: 'With these lines the frame is as high as its content. They take nothing from it but a whole number. Without them it scrolls.',
    },
  ],
  npm: (choice) => [
    {
      title: 'In your project’s folder',
      text: 'npm install ./conficker-check-VERSION.tgz',
      note: 'The package comes as a file of the release. It is on no registry yet: a package of this name there is not ours.',
    },
    { title: 'Into your script', text: "import 'conficker-check/define';" },
    { title: 'Into your page', text: tag(choice) },
  ],
  link: ({ base }) => [
    {
      title: 'Into your page',
      text: `<a href="${escaped(new URL('/', base).href)}" rel="noopener">Check this PC for the Conficker worm</a>`,
    },
  ],
};

/** The attributes that a choice asks for, each with its value: what counts anyway is not written. */
export const wanted = (choice) =>
  Object.keys(defaults)
    .filter((name) => choice[name] && choice[name] !== defaults[name])
    .map((name) => [name, choice[name]]);

/**
 * The tag, and in it what visitors without script get: the eye chart, but where nobody else may be asked than an
 * operator's own names.
 */
function tag(choice) {
  const { base, lang, own } = choice;
  const written = wanted(choice)
    .map(([name, value]) => ` ${name}="${escaped(value)}"`)
    .join('');
  if (own) return `<conficker-check${written}></conficker-check>`;
  const inner = fallback[lang] ?? fallback.en;
  const lines = inner.replaceAll('{base}', escaped(base)).split('\n');
  return [`<conficker-check${written}>`, ...lines.map((line) => `  ${line}`), '</conficker-check>'].join('\n');
}

function sealed(choice, file) {
  const { lang, integrity } = choice;
  // In the order in which they stand: the language is there before the check asks for it.
  const files = [lang && lang !== 'en' && `lang/${lang}.classic.js`, file].filter(Boolean);
  const scripts = files.map((name) => script(choice.base + name, integrity[name] ?? 'sha384-…'));
  const missing = files.filter((name) => !integrity[name]).map((name) => `“${name}”`);
  const sum = missing.length
    ? `The checksum is missing: this page could not read sri.json from there. Take it from that file, at ${missing.join(' and ')}, and put it in place of “sha384-…”.`
    : 'The checksum belongs to this version of the file. When the file is replaced, copy this again, or the check will not appear.';
  const alone = 'The file speaks English. If your page is in another language, choose that above.';
  return { title: 'Into your page', text: [tag(choice), ...scripts].join('\n'), note: lang ? sum : `${sum} ${alone}` };
}

const script = (src, integrity) =>
  `<script defer src="${escaped(src)}" integrity="${escaped(integrity)}" crossorigin="anonymous"></script>`;

/** The address of the framed page. Its settings stand behind the #, where they are not sent to the server. */
export function frameAddress(choice) {
  const { autostart, base, page } = choice;
  const all = [['for', page], ...wanted(choice), ['autostart', autostart]];
  const settings = new URLSearchParams(all.filter(([, value]) => value));
  // An origin reads better as it is, and is as right.
  return `${base}frame.html#${String(settings).replaceAll('%3A', ':').replaceAll('%2F', '/')}`;
}

/**
 * What a frame may do, and how it looks until it has loaded. Readers of the page are told its title, in its language.
 */
export const frameAttributes = {
  title: 'Conficker self-check',
  sandbox: 'allow-scripts allow-popups allow-popups-to-escape-sandbox',
  allow: '',
  referrerpolicy: 'no-referrer',
  loading: 'lazy',
  width: '100%',
  height: String(frameHeight),
  frameborder: '0',
};

function frame(choice) {
  const attributes = Object.entries({ ...frameAttributes, title: choice.title }).map(
    ([name, value]) => `${name}="${escaped(value)}"`,
  );
  const lines = [attributes.slice(0, 2), attributes.slice(2)].map((part) => `  ${part.join(' ')}`);
  return `<iframe class="conficker-check" src="${escaped(frameAddress(choice))}"\n${lines.join('\n')}></iframe>`;
}
