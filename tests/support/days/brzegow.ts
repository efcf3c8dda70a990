import { type Day, postsOf } from './day.ts';

const b = (n: number) => `brzegow24/${n}`;
const m = (n: number) => `mpk_brzegow/${n}`;
/** A Polish city's portal and its trams: an accident whose figure shrinks, a rumour denied, a girl who is found, water that comes back. */
export const BRZEGOW: Day = {
  name: 'brzegow',
  language: 'pl-PL',
  minutes: 5,
  channels: {
    brzegow24: {
      title: 'Brzegów24 📍 Wiadomości',
      posts: postsOf(`
1 05:50 8000/30 Dzień dobry, Brzegów! ☕ Środa, imieniny Marii i Marka. Miłego dnia!
2 06:10 8300/12 Pogoda: rano mgły, po południu słońce, do 14 stopni. ⏎ 📲 Masz temat? Pisz do nas | Brzegów24
3 06:32 21000/90 🚨 Wypadek na ul. Zamkowej! Tramwaj linii 4 zderzył się z ciężarówką przy zajezdni. Na miejscu straż i pogotowie, ruch w obu kierunkach wstrzymany. ⏎ 📲 Masz temat? Pisz do nas | Brzegów24
4 06:55 23500/210 W wypadku na Zamkowej rannych zostało sześć osób, w tym motorniczy – podaje pogotowie. ⏎ 📲 Masz temat? Pisz do nas | Brzegów24
5 07:10 9100/20 Na Podgórzu nie ma wody: pękła rura przy ul. Krótkiej. Beczkowóz stoi pod szkołą nr 12. ⏎ 📲 Masz temat? Pisz do nas | Brzegów24
6 07:45 15500/140 Świadkowie mówią, że ciężarówka wjechała na czerwonym świetle. Ulica Zamkowa będzie zamknięta co najmniej do południa. ⏎ 📲 Masz temat? Pisz do nas | Brzegów24
7 08:20 8800/15 Od stycznia parkowanie w centrum drożeje z 3,50 zł do 4,80 zł za godzinę. Rada miasta przegłosowała to wczoraj wieczorem stosunkiem 14 do 9. ⏎ 📲 Masz temat? Pisz do nas | Brzegów24
8 08:50 19800/330 Sprostowanie: w wypadku na Zamkowej ranne są cztery osoby, a nie sześć. Dwie z nich wyszły już ze szpitala. ⏎ 📲 Masz temat? Pisz do nas | Brzegów24
9 09:15 18200/410 Zaginęła 14-letnia Zuzanna Wilk z Brzegowa. Wczoraj o 17 wyszła z biblioteki przy Rynku i nie wróciła do domu. Ma 160 cm wzrostu i zieloną kurtkę. ⏎ 📲 Masz temat? Pisz do nas | Brzegów24
10 09:40 8100/9 Marzysz o mieszkaniu z widokiem na rzekę? 🌿 Osiedle Nad Nidą to 64 mieszkania z tarasami, pięć minut od Rynku. Tylko do końca października miejsce postojowe gratis! Zadzwoń: 41 555 01 20 i umów się na kawę w biurze sprzedaży.
11 10:05 14100/160 W sieci krąży informacja, że kierowca ciężarówki z Zamkowej był pijany. ⏎ 📲 Masz temat? Pisz do nas | Brzegów24
12 10:30 13900/150 re=11 To nieprawda: kierowca ciężarówki był trzeźwy, mówi policja. Zawiodły hamulce, samochód nie miał ważnych badań technicznych. ⏎ 📲 Masz temat? Pisz do nas | Brzegów24
13 11:10 7900/18 Muzeum Soli otworzy w grudniu podziemną trasę dla wózków. Winda zjeżdża na 40 metrów i kosztowała 2,3 mln zł. ⏎ 📲 Masz temat? Pisz do nas | Brzegów24
14 11:55 17600/900 Zuzanna Wilk odnaleziona! Nastolatka jest bezpieczna, nocowała u koleżanki w Staszowie. ⏎ 📲 Masz temat? Pisz do nas | Brzegów24
15 12:20 12500/80 Ulica Zamkowa jest przejezdna. Uszkodzony tramwaj odholowano do zajezdni. ⏎ 📲 Masz temat? Pisz do nas | Brzegów24
16 12:50 8000/14 Na Targowisku Miejskim pojawiły się pierwsze tegoroczne rydze: kilogram po 60 złotych. ⏎ 📲 Masz temat? Pisz do nas | Brzegów24
17 13:30 8400/40 from=Komenda_Policji_Brzegów Uwaga na fałszywych kominiarzy! Dwóch mężczyzn pobiera zaliczki za przegląd, którego nikt nie zlecał. Oszukali już pięć osób na Sadach. ⏎ 📲 Masz temat? Pisz do nas | Brzegów24
18 14:15 8600/22 Woda na Podgórzu wróciła. Przez godzinę może być mętna, nie trzeba jej gotować. ⏎ 📲 Masz temat? Pisz do nas | Brzegów24
19 15:00 8200/11 Szpital wojewódzki szuka 12 pielęgniarek na oddział dziecięcy, który ma ruszyć w marcu. ⏎ 📲 Masz temat? Pisz do nas | Brzegów24
20 15:40 9000/35 Budżet obywatelski: wygrał plac zabaw na Sadach, dostał 1 812 głosów. Drugie miejsce zajęły poidełka dla ptaków. ⏎ 📲 Masz temat? Pisz do nas | Brzegów24
21 17:05 11200/95 Prokuratura wszczęła śledztwo w sprawie wypadku na Zamkowej. Właścicielowi firmy transportowej grozi do ośmiu lat więzienia. ⏎ 📲 Masz temat? Pisz do nas | Brzegów24
22 18:10 7700/19 Kino Wisła gra w piątek „Noc na grobli” z udziałem reżyserki. Bilety po 18 zł. ⏎ 📲 Masz temat? Pisz do nas | Brzegów24
23 19:55 9900/260 Szczypiorniści Nidy wygrali z Gwardią 31:27 i prowadzą w tabeli. Dziewięć bramek rzucił Olaf Mazur. ⏎ 📲 Masz temat? Pisz do nas | Brzegów24
24 21:00 7600/20 Najważniejsze dziś w Brzegowie: ⏎ ▪️ Wypadek na Zamkowej: śledztwo https://brzegow24.example/a1 ⏎ ▪️ Zuzanna odnaleziona https://brzegow24.example/a2 ⏎ ▪️ Drożeje parkowanie https://brzegow24.example/a3 ⏎ ▪️ Rydze po 60 zł https://brzegow24.example/a4 ⏎ ▪️ Nida wygrywa https://brzegow24.example/a5
25 21:10 7000/60 Dobranoc! Obserwujcie nas i polećcie kanał znajomym ❤️
`),
    },
    mpk_brzegow: {
      title: 'MPK Brzegów – komunikaty',
      posts: postsOf(`
101 06:36 3100/4 Linie 4 i 9: brak przejazdu przez Zamkową z powodu wypadku. Tramwaje jeżdżą przez Dworcową.
102 07:00 3000/2 Autobus zastępczy T4 kursuje od Rynku do zajezdni co 10 minut.
103 11:20 2900/3 Od soboty linia 15 pojedzie na Sady co 12 minut zamiast co 20.
104 12:31 3300/9 Linie 4 i 9 wróciły na stałe trasy. Autobus T4 już nie kursuje.
105 16:10 2800/1 Winda na przystanku Dworzec Główny jest nieczynna do 20 października.
`),
    },
  },
  gold: {
    stories: [
      {
        name: 'wypadek',
        posts: [...[3, 4, 6, 8, 11, 12, 15, 21].map(b), ...[101, 102, 104].map(m)],
        newest: [[b(21)], [b(8)], [b(12)], [b(15), m(104)]],
        superseded: {
          [b(3)]: [b(15), m(104), b(21)],
          [b(4)]: [b(8)],
          [b(6)]: [b(15), b(12)],
          [b(11)]: [b(12)],
          [m(101)]: [m(104), b(15)],
          [m(102)]: [m(104)],
        },
        say: [/cztery osoby/, /hamulce/, /trzeźwy/],
      },
      {
        name: 'zuzanna',
        posts: [b(9), b(14)],
        newest: [[b(14)]],
        superseded: { [b(9)]: [b(14)] },
        say: [/Staszowie/],
      },
      {
        name: 'woda',
        posts: [b(5), b(18)],
        newest: [[b(18)]],
        superseded: { [b(5)]: [b(18)] },
      },
    ],
    items: [7, 13, 16, 17, 19, 20, 22, 23].map((n) => [b(n)]).concat([[m(103)], [m(105)]]),
    advertisements: [b(10)],
    noise: [1, 24, 25].map(b),
    attributions: { [b(17)]: /Komenda Policji/ },
    never: [/Masz temat/, /555/, /polećcie/],
  },
};
