/** As much of the browser's history as the guard needs. */
interface Entries {
  readonly state: unknown;
  replaceState(state: unknown, unused: string): void;
  go(delta: number): void;
}

interface LeaveGuardOptions {
  readonly entries: Entries;
  /** Asks the person; true leaves the page. */
  ask(): boolean;
}

/** Keeps what is typed and not saved from being lost by a link or the Back button. */
export interface LeaveGuard {
  /** Says whether the page has something that leaving it would lose. */
  setUnsaved(isUnsaved: boolean): void;
  isUnsaved(): boolean;
  /** Called when the address has changed: answers whether to show the page that it names. When not, the address goes back to what it was. */
  arrive(): boolean;
}

const placeOf = (state: unknown): number | undefined => {
  const place = typeof state === 'object' && state !== null && 'place' in state && state.place;
  return typeof place === 'number' ? place : undefined;
};

/** A guard of one tab's pages: it numbers the entries of the history, to know which way leads back to the one that is left. */
export const createLeaveGuard = ({ entries, ask }: LeaveGuardOptions): LeaveGuard => {
  let place = placeOf(entries.state) ?? 0;
  let unsaved = false;
  entries.replaceState({ place }, '');
  return {
    setUnsaved(isUnsaved) {
      unsaved = isUnsaved;
    },
    isUnsaved: () => unsaved,
    arrive() {
      const arrived = placeOf(entries.state) ?? place + 1;
      // Back at the page that nobody wanted to leave.
      if (arrived === place) return false;
      entries.replaceState({ place: arrived }, '');
      if (unsaved && !ask()) {
        entries.go(place - arrived);
        return false;
      }
      unsaved = false;
      place = arrived;
      return true;
    },
  };
};
