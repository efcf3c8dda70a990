import { type Day, postsOf } from './day.ts';

const r = (n: number) => `festival_ribalta/${n}`;
/** A festival in Spanish: a rumour that comes true, a stage that moves, words of several people, prices, a raffle. */
export const RIBALTA: Day = {
  name: 'ribalta',
  language: 'es-ES',
  minutes: 5,
  channels: {
    festival_ribalta: {
      title: 'Festival de Ribalta | Oficial',
      posts: postsOf(`
1 08:00 3900/20 ¡Buenos días, festivaleros! Hoy empieza lo bueno 🎉
2 08:40 6100/40 Puertas: el recinto abre a las 16.00 h. Hay autobuses gratuitos desde la pl. de España cada 20 min.
3 09:30 9800/120 Circula el rumor de que Nora Vidal no cantará esta noche. De momento no podemos confirmarlo.
4 10:15 5000/15 Precios en el recinto: agua 2 €, cerveza 4,50 €, bocadillo 7 €, pizza 11 €. Se paga con la pulsera.
5 11:00 5400/22 El taller de máscaras de esta mañana pasa a la Biblioteca Municipal, a la misma hora. Plazas: 30.
6 11:45 8700/90 El viento obliga a cerrar el escenario Río. Bomberos y técnicos revisan la cubierta.
7 12:30 14300/410 Confirmado: Nora Vidal no actuará esta noche. Una laringitis la obliga a guardar silencio diez días, según su representante.
8 12:50 7100/160 «Me duele más a mí que a nadie, os lo debo», escribe Nora Vidal a sus seguidores.
9 13:20 5200/60 🎁 SORTEO: dos abonos VIP para el sábado. Síguenos, etiqueta a tres amigos y comparte esta publicación. ¡Mucha suerte!
10 13:45 12100/280 La Banda del Faro sustituirá a Nora Vidal a las 22.30 h.
11 14:10 6900/75 Corrección: la Banda del Faro toca a las 23.30 h, no a las 22.30 h.
12 14:30 8200/66 Devoluciones: quien haya comprado la entrada solo por Nora Vidal puede pedir su dinero hasta el viernes 16, en taquilla o por correo electrónico.
13 15:00 4800/18 Se busca a los dueños de un Seat León rojo, matrícula 4417 KLM, aparcado ante la salida de emergencia.
14 15:20 4300/9 re=13 El coche rojo ya se ha retirado, gracias.
15 15:40 7800/70 El escenario Río sigue cerrado. Las actuaciones de la tarde pasan a la carpa Norte.
16 16:20 6600/130 «Es la edición con más público de la historia: 18.000 abonos», dice la directora, Elvira Montes.
17 16:45 6000/50 «Pedimos más baños, como cada año», responde la asociación de vecinos en un comunicado. El Ayuntamiento pondrá 40 más mañana.
18 17:30 5900/45 La compañía Tres Sillas gana el premio a la mejor obra joven, dotado con 6.000 €, por «La abuela eléctrica».
19 18:15 9100/210 Un niño de 5 años se ha perdido junto a la noria. Lleva camiseta amarilla y se llama Hugo.
20 18:35 9900/390 Hugo ya está con sus padres. Lo encontró un malabarista en la carpa de payasos.
21 19:10 8400/100 El escenario Río reabre a las 20.00 h: la cubierta ha pasado la revisión.
22 19:40 4700/30 ¿Qué concierto os ha gustado más hasta ahora? Contadnos 👇
23 20:20 5300/25 Objetos perdidos: 14 móviles, 3 carteras y una dentadura. En la caseta de información hasta la 1.00 h.
24 21:00 5100/35 Mañana, entrada gratis para menores de 12 años y mayores de 65 a los espectáculos de calle.
25 21:30 4600/12 Todas las fotos aquí 👉 https://ribalta.example/fotos
26 23:55 4400/50 ¡Gracias a todos! Mañana más. Compartid el canal.
`),
    },
  },
  gold: {
    stories: [
      {
        name: 'Nora Vidal',
        posts: [3, 7, 8, 10, 11, 12].map(r),
        newest: [[r(7)], [r(11)], [r(12)]],
        superseded: { [r(3)]: [r(7)], [r(10)]: [r(11)] },
        say: [/laringitis/, /23:30|23\.30|once y media|veintitrés/],
      },
      {
        name: 'escenario Río',
        posts: [6, 15, 21].map(r),
        newest: [[r(21)]],
        superseded: { [r(6)]: [r(21)], [r(15)]: [r(21)] },
      },
      {
        name: 'Hugo',
        posts: [19, 20].map(r),
        newest: [[r(20)]],
        superseded: { [r(19)]: [r(20)] },
      },
    ],
    items: [[r(2)], [r(4)], [r(5)], [r(16)], [r(17)], [r(18)], [r(23)], [r(24)], [r(13), r(14)]],
    advertisements: [r(9)],
    noise: [1, 22, 25, 26].map(r),
    attributions: { [r(8)]: /Nora Vidal/, [r(16)]: /Elvira Montes/, [r(17)]: /vecinos/ },
    never: [/SORTEO|Sorteo/, /etiqueta/, /¡Buenos días/],
  },
};
