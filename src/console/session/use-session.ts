import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { BrowserAuth, SignedInUser } from '../../clients/supabase/browser-auth.ts';

/** Who is signed in, and who was until the session ended by itself. */
export interface Session {
  /** Undefined until the browser's own store has been read. */
  readonly user: SignedInUser | null | undefined;
  /** Whose pages are kept, unseen, until they have signed in again; null when nobody's are. */
  readonly away: SignedInUser | null;
  /** Ends the session by one's own will: no page is kept. */
  signOut(): void;
  /**
   * Ends the session that `token` belongs to, which the API refused, and resolves once the same
   * person is signed in again; never, if somebody else is.
   */
  renew(token: string | null): Promise<void>;
}

interface Known {
  readonly user: SignedInUser | null | undefined;
  readonly away: SignedInUser | null;
}

interface Waiting {
  readonly userId: string | undefined;
  readonly resume: () => void;
}

/** Follows who is signed in, so that what somebody typed outlives the end of their session. */
export const useSession = (auth: BrowserAuth): Session => {
  const [known, setKnown] = useState<Known>({ user: undefined, away: null });
  const latest = useRef(known);
  const actions = useMemo(() => {
    let isLeaving = false;
    let waiting: readonly Waiting[] = [];
    return {
      told(next: SignedInUser | null) {
        const { user, away } = latest.current;
        latest.current = { user: next, away: next || isLeaving ? null : (user ?? away) };
        setKnown(latest.current);
        if (!next) return;
        isLeaving = false;
        const back = waiting.filter(({ userId }) => userId === next.id);
        waiting = [];
        for (const { resume } of back) resume();
      },
      signOut() {
        isLeaving = true;
        void auth.signOut();
      },
      async renew(token: string | null) {
        const current = await auth.accessToken();
        if (current !== null && current !== token) return;
        const { user, away } = latest.current;
        const isBack = new Promise<void>((resume) => {
          waiting = [...waiting, { userId: (user ?? away)?.id, resume }];
        });
        await auth.signOut();
        await isBack;
      },
    };
  }, [auth]);
  useEffect(() => auth.follow(actions.told), [auth, actions]);
  return { ...known, signOut: actions.signOut, renew: actions.renew };
};
