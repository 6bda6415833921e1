/**
 * A file that misses its field is let go: a browser would open it in the page's place, and with the page would go what
 * somebody was writing. Fields for files take theirs, and text that is dragged goes where it is dropped.
 */
export function keepFilesOutside(page: Document): void {
  for (const type of ['dragover', 'drop'] as const) {
    page.addEventListener(type, (event) => {
      const takesFiles = event.target instanceof HTMLInputElement && event.target.type === 'file';
      if (event.defaultPrevented || takesFiles || !event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'none';
    });
  }
}
