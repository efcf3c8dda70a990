/** A line of a script, what it quotes, and whether a judge has to let it pass. */
interface JudgeCase {
  readonly text: string;
  readonly quote: string;
  readonly passes: boolean;
}

const pass = (quote: string, text: string): JudgeCase => ({ quote, text, passes: true });
const fail = (quote: string, text: string): JudgeCase => ({ quote, text, passes: false });

/** Lines whose meaning decides: nothing that a rule could know. */
export const CASES: readonly JudgeCase[] = [
  pass('Prices in the UK rose again.', 'In Britain everything has become dearer once more.'),
  pass('Президент Южной Кореи подал в отставку.', 'The president of South Korea has resigned.'),
  pass('The lock keeper denies that he was asleep.', 'He was awake, says the keeper of the lock.'),
  pass(
    'Der Stadtrat hat den Bau mit 9 zu 8 Stimmen abgelehnt.',
    'By a single vote the council said no.',
  ),
  pass('הגשר נסגר לתנועה עד יום חמישי.', 'The bridge stays shut until Thursday.'),
  pass(
    'The bakery calls on everybody to boycott the mill.',
    'The bakery wants people to boycott the mill.',
  ),
  pass('Le musée est fermé le lundi.', 'On Mondays the museum is closed.'),
  pass('停电影响了三万户居民。', 'Thirty thousand households were without power.'),
  pass('La alcaldesa llegó tarde a la reunión.', 'The mayor was late for the meeting.'),
  pass(
    'Suspect released for lack of evidence.',
    'There was not enough evidence to hold the suspect.',
  ),
  fail('Drinking water is safe, says the office.', 'Drinking water is not safe, says the office.'),
  fail('Cara accused Dan of theft.', 'Dan accused Cara of theft.'),
  fail(
    'The ticket costs 4 euros and is valid for 30 minutes.',
    'The ticket costs 30 euros and is valid for 4 minutes.',
  ),
  fail('The library closes early today.', 'The librarian is a liar, and everybody knows it.'),
  fail('The shelter needs blankets.', 'Send your money to the shelter right now.'),
  fail('Мост открыли для пешеходов.', 'The bridge is open to cars again.'),
  fail('הפועל חולץ בשלום.', 'The worker died before help came.'),
  fail('Der Streik ist vorerst abgewendet.', 'The strike begins tomorrow.'),
  fail('The council will discuss the tram.', 'The council has approved the tram.'),
  fail('One eyewitness said the captain was drunk.', 'The captain was drunk.'),
  fail('Le maire a promis une enquête.', 'The mayor has been arrested.'),
  fail('Turnout was higher than four years ago.', 'Turnout was the highest ever.'),
  fail('停電は昨夜復旧した。', 'The power is still out.'),
  fail('', 'The harbour board has resigned.'),
];
