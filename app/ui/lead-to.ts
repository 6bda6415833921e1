import type { MouseEvent } from 'react';

/** What a link of an error does: to its field, within the page. As a journey to another address it would take the other errors away. */
export function leadTo(id: string) {
  return (event: MouseEvent) => {
    const field = document.getElementById(id);
    if (!field) return;
    event.preventDefault();
    field.closest('details:not([open])')?.setAttribute('open', '');
    const control = field.matches('input, select, textarea, button, [tabindex], [contenteditable="true"]') ? field : field.querySelector<HTMLElement>('input:not([type="hidden"]), select, textarea, button');
    (control ?? field).focus();
    field.scrollIntoView({ block: 'center' });
  };
}
