// What a partner writes for React 18, which listens to no event of ours; a line marked as an error must be one.
import type {} from 'conficker-check/react-18';
import type { Report } from 'conficker-check';

declare function hear(report: Report): void;

export const right = [
  <conficker-check autostart canary="check.example" lang="de" simulate="clean" theme="dark" id="check">
    Ask for help.
  </conficker-check>,
  <conficker-check autostart={false} theme={undefined} />,
  <conficker-check ref={(tag) => tag?.addEventListener('conficker-check-verdict', ({ detail }) => hear(detail))} />,
];

export const wrong = [
  // @ts-expect-error There is no such theme.
  <conficker-check theme="blue" />,
  // @ts-expect-error A switch is no text.
  <conficker-check autostart="maybe" />,
  // @ts-expect-error There is no such attribute.
  <conficker-check them="dark" />,
];
