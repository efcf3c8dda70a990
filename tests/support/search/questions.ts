/** A question to the episodes beside this file, and what is said at its moment. */
export interface KnownMoment {
  readonly episode: string;
  readonly question: string;
  /** Words of the cue that answers it. */
  readonly said: RegExp;
}

const of = (episode: string, moments: Readonly<Record<string, RegExp>>): KnownMoment[] =>
  Object.entries(moments).map(([question, said]) => ({ episode, question, said }));

/** Sixty questions with their moments, in four languages. */
export const KNOWN_MOMENTS: readonly KnownMoment[] = [
  ...of('sample', {
    'How many passengers did the ferry carry yesterday?': /61 crossings/,
    'When is the causeway closed to cars?': /causeway is closed to cars/,
    'When does the last ferry leave?': /last boat at 19:30/,
    'What year was the tide mill built?': /built in 1378/,
    'What is the heron called?': /named Gerald/,
    'Who returned the ladder?': /He has returned it|ladder that Oswin/,
    'How many floats are missing from the wheel?': /9 of them are missing|9 missing this morning/,
    'Who helped carry the elm?': /rowing club/,
    'What was found behind the meal bin?': /meal bin/,
    'How heavy are the millstones?': /close to a tonne/,
    'Is there parking at Lantern Quay?': /40 spaces/,
    'How high is the spring tide tomorrow?': /4\.9 meters/,
  }),
  ...of('harbour-news', {
    'Is the Tollhouse Bridge open again?': /Bridge is open again/,
    'What caused the bridge accident?': /Steering failure/,
    'How many people were hurt at the bridge?': /Two people were hurt/,
    'Was the captain of the barge drunk?': /Breath test/,
    'How much will the tram to Hobber Cross cost?': /84 million/,
    'What pay rise did the ferry crews get?': /6 percent pay rise/,
    'Where was the missing kayaker found?': /Gull Rock/,
    'What made the pupils at Hartley Road School ill?': /stomach virus/,
    'When is museum night?': /Museum night/,
    'Who won silver at the maths olympiad?': /Nadia Brook|silver at the youth/,
    'How many workers does the shipyard lay off?': /lays off 40/,
    'Who beat the fire brigade at chess?': /Mr\. Tamm/,
    'What does herring cost at the auction?': /4\.10 crowns/,
    'Which streets have no power on Thursday?': /Cask Lane/,
    'What was the barge carrying?': /barley/,
  }),
  ...of('author-diary', {
    'How long does the tide clock run on one battery?': /19 months/,
    'How many teeth do the wheels have?': /57 teeth|with 59|60 teeth/,
    'What is the case of the clock made of?': /pear tree/,
    'Where does the clock hang?': /hanging in the waiting room|timetable and the picture/,
    'When is the talk at the makers fair?': /three in the afternoon|23 November|Saturday at eleven/,
    'What did the ferry man say?': /"Hm\."|looked at it again and said/,
    'What was wrong with the chimney?': /lead collar|crack/,
    'What did the clock cost to build?': /The board was 11|enamel 60/,
  }),
  ...of('russian-city', {
    'Сколько домов осталось без тепла?': /112 домов/,
    'Когда вернули тепло в Заречный район?': /Тепло вернули|06:50/,
    'Сколько человек было на борту самолёта?': /71 человек/,
    'Сколько будет стоить проезд в автобусе?': /38 рублей|45 рублей/,
    'Куда увезли лося?': /Лося из депо|Сосновой Гряды/,
    'Мэр подал в отставку?': /Мэр|Никаких заявлений|отставку/,
    'Кто повредил трубу?': /ковш экскаватора/,
    'Где открыты пункты обогрева?': /Пункты обогрева|Сплав/,
    'Какой толщины лёд на водохранилище?': /18 сантиметров|Лёд на/,
    'Когда открывается каток на Ярмарочной площади?': /Каток на Ярмарочной|12:00/,
    'Сколько весит лось?': /380 килограммов/,
    'Что собрали школьники?': /робота/,
    'Сколько стоит ржаной хлеб?': /62 рубля|ржаной/,
  }),
  ...of('german-town', {
    'Muss man das Trinkwasser noch abkochen?': /ohne Abkochen|Abkochgebot/,
    'Wie hoch ist die Hundesteuer?': /Hundesteuer/,
    'Bleibt das Krankenhaus geöffnet?': /Krankenhaus bleibt|Schließung/,
    'Wie lange ist das Hallenbad geschlossen?': /15 Monate|Hallenbad/,
    'Wer trägt die Kosten?': /trägt das Labor/,
    'Wann ist die Zirrtalbahn gesperrt?': /Zirrtalbahn/,
    'Was wurde im Hofladen Seitz gestohlen?': /Gläser Honig|Hofladen/,
    'Wann beginnt der Weihnachtsmarkt?': /Weihnachtsmarkt beginnt/,
    'Was kostet die neue Drehleiter der Feuerwehr?': /792\.300|Drehleiter/,
  }),
  ...of('hebrew-neighbourhood', {
    'מתי נפתחת הבריכה?': /הבריכה נפתחת/,
    'כמה משפחות פונו?': /64 משפחות/,
    'למה נטה העגורן?': /צינור מים/,
    'מתי אסיפת הדיירים?': /אסיפת דיירים|20:00/,
    'כמה עצים יישתלו בפארק?': /80 עצים/,
    'מה גנבו מהקפה?': /הפעמון/,
    'מי זכתה באולימפיאדה?': /נועה ברקאי|RoboMath/,
    'כמה נקודות קלעה דנה שמש?': /22 נקודות/,
  }),
];

/** Questions about what nobody said in any of the episodes. */
export const NEVER_SAID: readonly string[] = [
  'Who won the football world cup?',
  'Who is the mayor of Pellwick?',
  'What does the heron eat?',
  'Which bank financed the Tollhouse Bridge?',
  'Сколько стоит билет на самолёт?',
  'Wie viele Schüler hat das Gymnasium?',
  'What does the airport say about flight delays?',
  'How do I bake sourdough bread?',
  'Is the swimming pool in Pellwick open on Sundays?',
  'What is the price of bitcoin?',
  'When does the ferry museum close for renovation?',
  'Когда откроют новую станцию метро?',
  'Кто победил на выборах президента?',
  'Wann eröffnet der neue Flughafen?',
  'Wer hat das Fußballspiel gewonnen?',
  'מתי נפתח הקניון החדש?',
  'מי ניצח בבחירות לראשות הממשלה?',
];
