import { useEffect } from 'preact/hooks';
import { t } from './language/translate.ts';
import { createLeaveGuard } from './leave-guard.ts';

/** The guard of this tab. */
export const leaveGuard = createLeaveGuard({
  entries: history,
  ask: () => confirm(t('Leave this page? What you have changed on it isn’t saved.')),
});

/** Has a person asked before the page is left or closed, as long as it holds something that isn't saved. */
export const useUnsaved = (isUnsaved: boolean): void => {
  useEffect(() => {
    if (!isUnsaved) return;
    const warn = (event: BeforeUnloadEvent) => {
      if (leaveGuard.isUnsaved()) event.preventDefault();
    };
    leaveGuard.setUnsaved(true);
    addEventListener('beforeunload', warn);
    return () => {
      leaveGuard.setUnsaved(false);
      removeEventListener('beforeunload', warn);
    };
  }, [isUnsaved]);
};
