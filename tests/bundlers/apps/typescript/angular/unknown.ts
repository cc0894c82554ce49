// Angular refuses tags that no schema allows; each line below the last comment must be an error, and no other.
import { Component } from '@angular/core';

@Component({
  selector: 'app-unknown',
  template: `
    <!-- From here on all is wrong. -->
    <conficker-check />
  `,
})
export class Unknown {}
