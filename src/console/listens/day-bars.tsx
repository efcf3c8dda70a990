import type { ListensView } from '../../api/listens/schema.ts';
import { dayOf } from '../format/moment.ts';
import { counted } from '../language/translate.ts';

const HEIGHT = 100;
const STEP = 10;
const WIDTH = 8;

/** Downloads day by day: a bar each, told in words when it is pointed at; the words of all are in the table behind it. */
export const DayBars = ({ days }: { readonly days: ListensView['days'] }) => {
  const most = Math.max(1, ...days.map(({ downloads }) => downloads));
  const first = days[0];
  const last = days.at(-1);
  return (
    <figure class="day-bars">
      <span class="day-bars-most" aria-hidden="true">
        {most}
      </span>
      <svg
        viewBox={`0 0 ${days.length * STEP} ${HEIGHT}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {days.map(({ day, downloads }, n) => {
          const height = (downloads / most) * HEIGHT;
          return (
            <g key={day}>
              <title>{`${dayOf(day)}: ${counted(downloads, '1 download', '{n} downloads')}`}</title>
              <rect class="day-bars-day" x={n * STEP} y={0} width={STEP} height={HEIGHT} />
              <rect x={n * STEP + 1} y={HEIGHT - height} width={WIDTH} height={height} />
            </g>
          );
        })}
      </svg>
      <figcaption aria-hidden="true">
        <span>{first && dayOf(first.day)}</span>
        <span>{last && dayOf(last.day)}</span>
      </figcaption>
    </figure>
  );
};
