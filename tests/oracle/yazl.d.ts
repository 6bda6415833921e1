/** The part of yazl that the tests use; the library brings no types of its own. */
declare module 'yazl' {
  export class ZipFile {
    readonly outputStream: NodeJS.ReadableStream;
    addBuffer(content: Buffer, name: string, options?: { compress: boolean }): void;
    end(): void;
  }
}
