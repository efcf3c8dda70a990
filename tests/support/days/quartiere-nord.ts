import { type Day, postsOf } from './day.ts';

const q = (n: number) => `quartiere_nord/${n}`;
const c = (n: number) => `calcio_verdi/${n}`;
/** An Italian district beside a football club: a rumour of gas, a move that is rumoured, done and spoken of, a strike called off. */
export const QUARTIERE_NORD: Day = {
  name: 'quartiere nord',
  language: 'it-IT',
  minutes: 5,
  channels: {
    quartiere_nord: {
      title: 'Quartiere Nord News',
      posts: postsOf(`
1 06:40 4200/20 Buongiorno Quartiere Nord! ☕ Buon mercoledì a tutti.
2 07:10 9100/90 🔴 Incendio in un deposito di via Torelli, colonna di fumo visibile da tutta la città. Chiudete le finestre.
3 07:45 9800/110 Incendio in via Torelli: evacuati tre palazzi, circa 120 persone. Sul posto sei squadre dei vigili del fuoco.
4 08:20 6100/30 Sciopero dei mezzi: oggi metro ferma dalle 9 alle 13.
5 09:00 5000/15 Mercato di piazza Verga: pomodori 2,20 €/kg, zucchine 1,80 €/kg, basilico 1 € al mazzo.
6 09:30 8700/95 Si dice che nel deposito di via Torelli ci fossero bombole di gas. Il Comune verifica.
7 10:15 10200/180 Nessuna bombola nel deposito di via Torelli: lo conferma il comandante dei vigili del fuoco, Carla Neri. C'erano solo mobili.
8 11:00 9900/150 Spento l'incendio di via Torelli. Gli abitanti dei tre palazzi possono rientrare.
9 11:40 4700/22 🎁 GIVEAWAY! Vinci una cena per due da «Trattoria Pina». Metti like, tagga due amici e condividi il post!
10 12:20 6900/70 Sciopero dei mezzi revocato: la metro riparte alle 12:30.
11 13:10 5200/28 Nuovo orario della biblioteca: lun.-ven. 9-19, sab. 9-13. Dal 2 novembre.
12 14:00 7300/120 Il preside della scuola Manzoni: «Il tetto perde da tre anni, e nessuno risponde».
13 14:30 7000/80 L'assessora Giulia Ferri: «I lavori alla scuola Manzoni partono lunedì, ci sono 340.000 euro».
14 15:20 4900/17 Chiuso per lavori il sottopasso di viale Roma fino al 20 ottobre.
15 16:00 4600/12 Cosa ne pensate della nuova pista ciclabile? Scriveteci nei commenti 👇
16 17:10 5100/35 Errata corrige: il sottopasso di viale Roma resta chiuso fino al 30 ottobre, non fino al 20.
17 18:30 6200/140 Ritrovato Argo, il cane guida rubato martedì: era legato davanti alla stazione. Sta bene.
18 20:00 4300/9 Tutte le foto dell'incendio qui 👉 https://qn.example/foto
19 21:00 4400/40 Buonanotte! Iscrivetevi al canale e invitate gli amici.
`),
    },
    calcio_verdi: {
      title: 'Verdi Calcio',
      posts: postsOf(`
1 09:10 3000/60 Secondo indiscrezioni Luca Marini lascia il Verdi per il Porto Azzurro.
2 11:30 3300/90 Allenamento: Dario Conti si ferma per un problema al ginocchio. Esami nel pomeriggio.
3 13:00 4900/260 UFFICIALE: Luca Marini è del Porto Azzurro per 2,4 milioni di euro. Firma fino al 2030.
4 14:15 4100/190 Luca Marini: «Verdi resterà casa mia. Tornerò da avversario, con le lacrime».
5 16:40 3600/110 Dario Conti, niente di rotto: solo una distorsione, fuori due settimane.
6 17:30 2600/15 La maglia nuova è nello store: 89 €, con il codice VERDI10 sconto del 10% fino a domenica! https://store.example/verdi?utm_source=tg
7 19:00 2900/30 Biglietti per Verdi–San Leo da domani alle 10: curva 14 €, tribuna 32 €.
8 20:45 3100/45 from=Lega_Serie_D Il giudice sportivo: due giornate a Piero Galli, 1.500 euro di multa alla società.
`),
    },
  },
  gold: {
    stories: [
      {
        name: 'incendio',
        posts: [2, 3, 6, 7, 8].map(q),
        newest: [[q(8)], [q(7)]],
        superseded: { [q(2)]: [q(8)], [q(3)]: [q(8)], [q(6)]: [q(7)] },
        say: [/mobili|bombola/],
      },
      {
        name: 'Marini',
        posts: [1, 3, 4].map(c),
        newest: [[c(3)], [c(4)]],
        superseded: { [c(1)]: [c(3)] },
        say: [/2,4/],
      },
      {
        name: 'sciopero',
        posts: [4, 10].map(q),
        newest: [[q(10)]],
        superseded: { [q(4)]: [q(10)] },
      },
      { name: 'scuola', posts: [12, 13].map(q), newest: [[q(13)]] },
      { name: 'Conti', posts: [2, 5].map(c), newest: [[c(5)]], superseded: { [c(2)]: [c(5)] } },
      {
        name: 'sottopasso',
        posts: [14, 16].map(q),
        newest: [[q(16)]],
        superseded: { [q(14)]: [q(16)] },
      },
    ],
    items: [[q(5)], [q(11)], [q(17)], [c(7)], [c(8)]],
    advertisements: [q(9), c(6)],
    noise: [q(1), q(15), q(18), q(19)],
    attributions: {
      [q(12)]: /preside/,
      [q(13)]: /Ferri/,
      [c(4)]: /Marini/,
      [c(8)]: /Lega Serie D/,
    },
    never: [/VERDI10/, /Trattoria Pina/, /tagga/],
  },
};
