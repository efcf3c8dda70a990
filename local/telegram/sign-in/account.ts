import { randomBytes } from 'node:crypto';
import type { Caller } from '../protocol/connection.ts';
import { SecondPassword } from './second-password.ts';

const TOKEN_SECONDS = 30;

/** Who the server's one account is, and how it signs in. */
export interface AccountOptions {
  readonly name?: string;
  /** Digits; any number is the account's unless given. */
  readonly phone?: string;
  /** The code that is "sent" to it; 12345 unless given. */
  readonly code?: string;
  readonly password?: { readonly text: string; readonly hint?: string };
}

/** A QR code's token: who waits for it, until when (Unix seconds), and whether another device has accepted it. */
interface LoginToken {
  readonly caller: Caller;
  readonly expires: number;
  isAccepted: boolean;
}

/** The account that sessions are of: which keys are signed in to it, and what is under way. */
export class Account {
  readonly name: string;
  readonly phone: string | undefined;
  readonly code: string;
  readonly hint: string | undefined;
  readonly password: SecondPassword | undefined;
  /** By the key's id, when it signed in, in Unix seconds. */
  readonly #signedIn = new Map<string, number>();
  readonly #sentCodes = new Set<string>();
  readonly #awaitingPassword = new Set<string>();
  readonly #tokens = new Map<string, LoginToken>();

  constructor({ name = 'Local', phone, code = '12345', password }: AccountOptions = {}) {
    this.name = name;
    this.phone = phone;
    this.code = code;
    this.hint = password?.hint;
    this.password = password && new SecondPassword(password.text);
  }

  signIn(keyId: string, now = Math.floor(Date.now() / 1000)): void {
    this.#awaitingPassword.delete(keyId);
    this.#signedIn.set(keyId, now);
  }

  signOut(keyId: string): void {
    this.#signedIn.delete(keyId);
  }

  /** Ends every session, as somebody does from another device. */
  signOutAll(): void {
    this.#signedIn.clear();
  }

  /** When a key signed in, in Unix seconds; undefined for one that isn't. */
  signedInAt(keyId: string): number | undefined {
    return this.#signedIn.get(keyId);
  }

  /** The codes that were sent no longer count. */
  expireCodes(): void {
    this.#sentCodes.clear();
  }

  /** What names the code that is sent now. */
  sendCode(): string {
    const hash = randomBytes(9).toString('hex');
    this.#sentCodes.add(hash);
    return hash;
  }

  isSent(hash: string): boolean {
    return this.#sentCodes.has(hash);
  }

  /** Whether the first step is taken and the password is what is missing. */
  awaitsPassword(keyId: string): boolean {
    return this.#awaitingPassword.has(keyId);
  }

  /** The first step is taken: signs in where there is no password. Answers whether that was all. */
  passFirstStep(keyId: string): boolean {
    if (this.password) this.#awaitingPassword.add(keyId);
    else this.signIn(keyId);
    return this.password === undefined;
  }

  /** A token for a QR code, which a signed-in device may accept. */
  issueToken(caller: Caller, now: number): { token: Buffer; expires: number } {
    const token = randomBytes(32);
    const expires = now + TOKEN_SECONDS;
    this.#tokens.set(token.toString('hex'), { caller, expires, isAccepted: false });
    return { token, expires };
  }

  /** Whether a token of this caller's was accepted; it counts once. */
  takeAccepted(caller: Caller): boolean {
    for (const [text, { caller: waiting, isAccepted }] of this.#tokens) {
      if (waiting.keyId !== caller.keyId || !isAccepted) continue;
      this.#tokens.delete(text);
      return true;
    }
    return false;
  }

  /** The device that shows the token, which is accepted now; undefined for one that is unknown or too old. */
  acceptToken(token: Buffer, now: number): Caller | undefined {
    const found = this.#tokens.get(token.toString('hex'));
    if (!found || found.expires < now) return undefined;
    found.isAccepted = true;
    return found.caller;
  }
}
