declare module 'espeak-ng' {
  interface Espeak {
    readonly FS: { readFile(path: string): Uint8Array };
  }
  interface EspeakOptions {
    readonly arguments: readonly string[];
    print(line: string): void;
    printErr(line: string): void;
  }
  export default function createEspeak(options: EspeakOptions): Promise<Espeak>;
}
