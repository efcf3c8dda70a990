import { type Day, postsOf } from './day.ts';

const w = (id: number) => `meteo_wydmy/${id}`;
/** A Polish coast's weather service: warnings raised, widened, lowered and withdrawn, measured gusts, a ferry that waits for the wind. */
export const METEO_WYDMY: Day = {
  name: 'meteo wydmy',
  language: 'pl-PL',
  minutes: 3,
  channels: {
    meteo_wydmy: {
      title: 'Meteo Wydmy ⛈',
      posts: postsOf(`
1 05:30 3900/10 Dzień dobry! Dziś słońce wschodzi o 6.48, zachodzi o 18.02.
2 06:00 6200/50 🟡 Ostrzeżenie 1. stopnia: silny wiatr w powiecie wydmowym od 14.00 do 22.00. Porywy do 75 km/h.
3 07:15 4100/14 Temperatura o 7.00: Wydmy 9°C, Łącko 8°C, Hałcnów 6°C. Woda w morzu ma 14°C.
4 09:40 8100/170 🟠 Ostrzeżenie podniesione do 2. stopnia: porywy do 95 km/h, obowiązuje od 12.00 do 23.00 w powiatach wydmowym i łąckim.
5 10:30 6900/90 Prom „Mewa” na wyspę Kępę nie wypłynie o 13.00. O kursie o 17.00 armator zdecyduje po południu.
6 11:20 4000/21 Wrzesień był najcieplejszy od 1951 roku: średnia w Wydmach wyniosła 17,3°C, o 2,6°C więcej niż zwykle.
7 12:45 9900/310 🔴 Ostrzeżenie 3. stopnia dla samego wybrzeża: porywy do 115 km/h między 15.00 a 19.00. Nie wchodźcie na molo i do lasu.
8 13:30 7700/120 Molo w Wydmach zamknięte. Lekcje w szkołach w Łącku skrócono, autobusy odjeżdżają o 14.00.
9 15:50 9100/260 Stacja na latarni zmierzyła 108 km/h. To najsilniejszy poryw od stycznia 2022 roku.
10 16:20 8600/190 Bez prądu jest 4 200 domów w gminie Hałcnów. Drzewa leżą na drodze wojewódzkiej 213.
11 16:40 7000/60 Prom „Mewa”: kurs o 17.00 odwołany, następny w czwartek o 7.00.
12 17:30 3800/25 Planujesz remont dachu? Firma Dach-Mistrz daje naszym czytelnikom 15% rabatu i darmową wycenę. Zadzwoń 58 555 02 02, liczba terminów ograniczona!
13 18:10 8400/140 🟠 Ostrzeżenie obniżone do 2. stopnia, wiatr słabnie. Obowiązuje do 21.00.
14 19:25 7900/110 Prąd wrócił do 3 900 domów, droga 213 jest przejezdna. Na pozostałe 300 domów energetycy potrzebują czasu do północy.
15 20:05 8800/220 🟢 Ostrzeżenie odwołane. Na wybrzeżu wieje już tylko 50 km/h, molo otworzy się rano po przeglądzie.
16 20:40 5200/70 Prognoza na czwartek: spokojnie, do 13°C, po południu słońce. W nocy przymrozki do -2°C w Hałcnowie.
17 21:15 3600/80 Dziękujemy za wasze zdjęcia! Udostępnijcie kanał znajomym 🙏
`),
    },
  },
  gold: {
    stories: [
      {
        name: 'wiatr',
        posts: [2, 4, 7, 8, 9, 10, 13, 14, 15].map(w),
        newest: [[w(15)], [w(9)], [w(14)]],
        superseded: {
          [w(2)]: [w(15)],
          [w(4)]: [w(15)],
          [w(7)]: [w(15)],
          [w(8)]: [w(15)],
          [w(10)]: [w(14)],
          [w(13)]: [w(15)],
        },
        say: [/108 kilometrów na godzinę/, /odwołane/],
      },
      {
        name: 'prom',
        posts: [5, 11].map(w),
        newest: [[w(11)]],
        superseded: { [w(5)]: [w(11)] },
      },
    ],
    items: [[w(6)], [w(16)]],
    advertisements: [w(12)],
    noise: [1, 17].map(w),
    never: [/Dach-Mistrz/, /555/, /Udostępnijcie/],
  },
};
