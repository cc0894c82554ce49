// What a partner writes for React 19 and Preact, whose types tsconfig names; a line marked as an error must be one.
import type { Report } from 'conficker-check';

declare function hear(report: Report): void;

export const right = [
  <conficker-check autostart canary="check.example" lang="de" simulate="clean" theme="dark" id="check">
    Ask for help.
  </conficker-check>,
  <conficker-check autostart={false} theme={undefined} />,
  <conficker-check ref={(tag) => void tag?.start().then(hear)} />,
  <conficker-check onconficker-check-verdict={({ detail }) => hear(detail)} />,
];

export const wrong = [
  // @ts-expect-error There is no such theme.
  <conficker-check theme="blue" />,
  // @ts-expect-error A switch is no text.
  <conficker-check autostart="maybe" />,
  // @ts-expect-error There is no such attribute.
  <conficker-check them="dark" />,
  // @ts-expect-error The detail of this event is a report.
  <conficker-check onconficker-check-verdict={({ detail }: CustomEvent<number>) => detail} />,
];
