/** Thrown when a path or an intrinsic function call cannot be parsed. */
export class SyntaxFailure extends Error {
  override readonly name = 'SyntaxFailure';
}

/** A position in the text of a path, a filter or an intrinsic function call. */
export class Scanner {
  readonly text: string;
  position: number;

  constructor(text: string, position = 0) {
    this.text = text;
    this.position = position;
  }

  get done(): boolean {
    return this.position >= this.text.length;
  }

  peek(length = 1): string {
    return this.text.slice(this.position, this.position + length);
  }

  skipSpace(): void {
    while (!this.done && /\s/.test(this.peek())) this.position += 1;
  }

  /** Takes `token` if it comes next. */
  take(token: string): boolean {
    if (!this.text.startsWith(token, this.position)) return false;
    this.position += token.length;
    return true;
  }

  expect(token: string): void {
    if (!this.take(token)) this.fail(`expected '${token}'`);
  }

  /** Takes what a sticky pattern matches here, or nothing. */
  match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.position;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.position += found.length;
    return found;
  }

  /** Takes a quoted string, its quote being the next character, and returns what stands between its quotes. */
  quoted(): string {
    const quote = this.peek();
    const pattern = quote === "'" ? /'(?:\\[\s\S]|[^'\\])*'/y : /"(?:\\[\s\S]|[^"\\])*"/y;
    return (this.match(pattern) ?? this.fail(`missing ${quote}`)).slice(1, -1);
  }

  fail(problem: string): never {
    throw new SyntaxFailure(`${problem} at position ${this.position} of '${this.text}'`);
  }
}
