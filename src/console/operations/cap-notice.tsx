import type { Spending } from '../../api/insight/schema.ts';
import { monthOf } from '../format/moment.ts';
import { money } from '../format/money.ts';
import { t } from '../language/translate.ts';
import { Notice } from '../ui/notice.tsx';

interface CapNoticeProps {
  readonly cap: Spending['caps'][number];
  /** Of the show; null for the cap of all shows. */
  readonly title: string | null;
}

/** Says that a month's cap is used up, or nearly; nothing of one that isn't. */
export const CapNotice = ({ cap, title }: CapNoticeProps) => {
  if (cap.state === 'within') return null;
  const isSpent = cap.state === 'spent';
  return (
    <Notice
      tone={isSpent ? 'bad' : 'quiet'}
      title={
        isSpent
          ? t('The cap of {0} is used up', monthOf(cap.month))
          : t('The cap of {0} is nearly used up', monthOf(cap.month))
      }
    >
      <p>
        <bdi>{title ?? t('All shows')}</bdi>:{' '}
        {t('{0} of {1}', money(cap.spentUsd), money(cap.capUsd))}.{' '}
        {isSpent
          ? t(
              'Nothing that is paid for is begun: episodes wait until it is raised or the month ends (UTC).',
            )
          : t('When it is used up, episodes wait until it is raised or the month ends (UTC).')}
      </p>
    </Notice>
  );
};
