const listed = (words: string): Set<string> => new Set(words.trim().split(/\s+/));

/** Words that hold a sentence together in English, German and French. */
export const FUNCTION_WORDS = listed(`
  a about all also always an and any are as at be been being but by can could did do does doing each for from get got had
  has have he her here him his how i if in into is it its just let me more most much my no not now of on one once or our
  out over per shall she should so some somebody someone something such than that the their them then there these they
  this those to too under until up us very was we were what when where which while who why will with within would yet you
  your yours am re ve ll don doesn didn won isn
  aber alle allem allen aller alles als also am an auch auf aus bei bin bis bist da dabei damit dann daran darauf daraus darum das dass dem den der des
  die dies diese diesem diesen dieser dieses dir doch dort durch ein eine einem einen einer eines er es etwas euch für
  ganz gegen habe haben hat hatte hier ich ihm ihn ihnen ihr ihre ihren ihrer im in ist ja jede jeder jetzt kann kein
  keine können man mal mehr mein mich mir mit nach nein nicht noch nun nur ob oder ohne sehr sein seine sich sie sind so
  sobald soll über um und uns unser unsere unter vom von vor war waren was weil welche wenn wer wie wir wird wo wurde wurden werde
  werden zu zum zur
  au aux avec bien ce ces cet cette chez dans de des dès du elle elles en est et être eu fait ici il ils je la le les leur
  lui ma mais mes moi mon même ne nos notre nous on ont ou où par pas plus pour qu que qui sa sans se sera ses si son sont
  sous sur ta te tes toi ton tous tout toute très tu un une va vais vers vos votre vous y été avons avez ai allons sommes`);

/** Words of updates that say nothing: thanks, promises without content, the team's own business. */
export const EMPTY_WORDS = listed(`
  tbd tba tbc wip asap ok okay thanks thank hello hi dear please sorry ping test none asdf na
  work works worked working look looks looked looking check checks checking checked see seen investigate investigates investigating
  investigation handle handled handling process processed processing progress review reviewing reviewed take takes care taken
  note noted notes aware known issue issues problem problems request requests question questions message ticket case matter topic thing things
  team teams people support colleague colleagues stakeholder stakeholders department user users customer internally relevant responsible right
  forward forwarded forwarding escalate escalated pass passed assign assigned assigning contact contacting loop looped circle align
  aligning sync offline bandwidth
  soon shortly quickly possible currently actively point future time later still back keep posted updated update updates news information info
  follow follows coming come determined announced discussed above below pending waiting wait patient patience wip stay tuned
  done fixed fix resolved resolve resolving closed close closing solved solve solution improve plan plans planned
  receive received reporting report feedback appreciate really important interesting good great point hm hmm hear best everything inconvenience apologize apologise
  cause may might go going give given make made know need want try trying happen happened appropriate happy
  wird gemacht machen erledigt erledigen behoben beheben bearbeitet bearbeitung bearbeiten arbeit arbeiten prüfen prüfung geprüft schauen schaue
  schauen angeschaut kümmern danke dank vielen hinweis rückmeldung rückmelden melden melde meldung gemeldet bald kürze folgt folgen kommt kommen offen stand neuer neu neues
  kenntnis genommen bekannt problem team weitergeleitet weitergegeben weiterleiten bitte geduld siehe oben dran schnell möglich weiß wissen
  hallo guten tag anfrage frage thema anliegen kollegen zuständige zuständigen abteilung nehmen gerne sorry leider
  cours traitement travaillons travaille activement problème merci retour message vérifier vérifions noté venir suivre reviendrons reviens revenir
  possible regarde regardons transmis transmise demande équipe service concerné courant patienter veuillez corrigé corrigée résolu bonjour bientôt
  prochainement connu traité traiter signalement rapidement`);

/** Somebody who does it. Names cannot be told from other words; a person in the first or third person can. */
export const WHO = /\b(?:i|i'm|i'll|we|we're|she|he|they|ich|wir|sie|er|je|j'|nous|il|elle)\b|@\w/u;

/** A day, a time, a date, a release. */
export const WHEN =
  /\d|\b(?:today|tonight|tomorrow|now|noon|midnight|monday|tuesday|wednesday|thursday|friday|saturday|sunday|week|weeks|month|months|january|february|march|april|may|june|july|august|september|october|november|december|release|heute|morgen|übermorgen|mittag|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|woche|wochen|monat|januar|februar|märz|mai|juni|juli|oktober|dezember|aujourd'hui|demain|midi|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|semaine|semaines|mois|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre)\b/u;
