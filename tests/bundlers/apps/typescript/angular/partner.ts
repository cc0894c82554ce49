// What a partner writes for Angular, which knows events, methods and properties of the tag, and checks no attribute.
import { Component, CUSTOM_ELEMENTS_SCHEMA } from '@angular/core';
import type { Report } from 'conficker-check';

@Component({
  selector: 'app-partner',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <conficker-check #tag autostart [attr.theme]="theme" (conficker-check-verdict)="hear($event.detail)" />
    <button (click)="tag.cancel()">{{ tag.report?.verdict }}</button>
    <!-- From here on all is wrong. -->
    <conficker-check (conficker-check-verdict)="hear($event)" />
    <button (click)="tag.cancle()">End</button>
  `,
})
export class Partner {
  theme: 'dark' | null = 'dark';
  hear(report: Report): void {
    console.log(report);
  }
}
