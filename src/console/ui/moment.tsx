import { fullMoment, whenInWords } from '../format/moment.ts';
import { useNow } from '../use-now.ts';

/** A moment as people say it; in full on hover, and for machines. */
export const Moment = ({ at }: { readonly at: string }) => {
  const now = useNow(30_000);
  return (
    <time dateTime={at} title={fullMoment(at)}>
      {whenInWords(at, now)}
    </time>
  );
};
