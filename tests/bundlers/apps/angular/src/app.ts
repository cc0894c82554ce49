import 'conficker-check/define';
import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import { provideClientHydration } from '@angular/platform-browser';
import type { ApplicationConfig } from '@angular/core';

@Component({
  selector: 'app-root',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <conficker-check [attr.theme]="theme()" (conficker-check-verdict)="verdict.set($event.detail.verdict)">
      Ask for help without JavaScript.
    </conficker-check>
    <button (click)="theme.set('dark')">Darken</button>
    <output>{{ verdict() }}</output>
  `,
})
export class App {
  readonly theme = signal('light');
  readonly verdict = signal('none yet');
}

export const config: ApplicationConfig = { providers: [provideClientHydration()] };
