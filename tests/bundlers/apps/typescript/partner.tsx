// What a partner writes for React: its types are told of the tag once.
import type { ConfickerCheckAttributes, ConfickerCheckElement } from 'conficker-check';
import type { DetailedHTMLProps, HTMLAttributes } from 'react';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'conficker-check': DetailedHTMLProps<HTMLAttributes<ConfickerCheckElement>, ConfickerCheckElement> &
        ConfickerCheckAttributes;
    }
  }
}

export const check = (
  <conficker-check theme="dark" lang="de" canary="check.example" simulate="clean" autostart>
    Ask for help.
  </conficker-check>
);

// @ts-expect-error There is no such theme.
export const wrong = <conficker-check theme="blue" />;
