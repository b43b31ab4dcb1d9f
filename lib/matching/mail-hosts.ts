/**
 * Hosts of mailboxes, by name, each with its top-level domains: right as written, however alike
 * they look.
 */
const knownHosts = `
gmail com|googlemail com|ymail com|mail com fr be ch ru de|email com fr it de|hotmail com fr be ch it es de nl se ca co.uk|aim com
outlook com fr be de it es pt ie at ch dk cz|live com fr be ch it es de nl se ca ie at pt co.uk|msn com fr|windowslive com|passport com
yahoo com fr be ch it es de ie ca ro gr pl se co.uk com.br|rocketmail com|aol com fr de it co.uk|icloud com|me com|mac com|apple com
orange fr com es be|wanadoo fr es be nl|francetelecom com|free fr|freesbee fr|libertysurf fr|online fr de|worldonline fr|sfr fr com|neuf fr
9online fr|9business fr|cegetel net|club-internet fr|laposte net fr|bbox fr|numericable fr com|noos fr|aliceadsl fr|alice fr it|voila fr
infonie fr|nordnet fr com|tele2 fr it|dbmail com|caramail com fr|mailo com fr|netcourrier com|netc fr eu|ovh fr com net|ozone net|evhr net
estvideo fr|calixo net|vialis net|dartybox com|libello com|monaco mc|mediaserv net|only fr|canl nc|lagoon nc|mls nc|izi re
gmx com fr ch net de at es it us co.uk|protonmail com ch|proton me|pm me|tutanota com de|tuta com io|tutamail com|posteo de net eu
mailbox org|riseup net|disroot org|duck com|hey com|fastmail com fm|hushmail com|zoho com eu|yandex com ru|ya ru|rambler ru|bk ru|inbox ru lv
list ru|ukr net|seznam cz|centrum cz|wp pl|onet pl|o2 pl co.uk|interia pl|abv bg|qq com|163 com|126 com|naver com
skynet be|telenet be|proximus be|scarlet be|voo be|belgacom net|base be|pandora be|edpnet be
bluewin ch|sunrise ch|hispeed ch|swissonline ch|citycable ch|netplus ch|vtxnet ch|vtx ch|bluemail ch|freesurf ch|infomaniak ch|ik me|romandie com
net2000 ch|pt lu|internet lu|vo lu|web de|t-online de|freenet de|arcor de|libero it|virgilio it|tin it|tiscali it fr co.uk|tim it
fastwebnet it|inwind it|iol it pt|telefonica net es|terra es com.br|ono com|sapo pt|netcabo pt|clix pt
ziggo nl|kpnmail nl|planet nl|home nl|xs4all nl|hetnet nl|chello nl at be|btinternet com|sky com|talktalk net|virginmedia com|ntlworld com
comcast net|verizon net|att net|sbcglobal net|bellsouth net|cox net|charter net|earthlink net|juno com|rogers com|sympatico ca|videotron ca
bell net ca|shaw ca|telus net|eircom net|privaterelay.appleid com
`;

export const mailHosts: ReadonlySet<string> = new Set(
  knownHosts
    .trim()
    .split(/[|\n]/)
    .flatMap((host) => {
      const [name, ...topLevelDomains] = host.split(' ');
      return topLevelDomains.map((end) => `${name}.${end}`);
    }),
);

/** Hosts so frequent that a similar domain is probably a typing error, the most frequent first. */
export const frequentHosts: readonly string[] =
  `gmail.com hotmail.fr hotmail.com orange.fr outlook.fr outlook.com yahoo.fr yahoo.com live.fr icloud.com wanadoo.fr free.fr sfr.fr laposte.net
bbox.fr neuf.fr numericable.fr club-internet.fr aliceadsl.fr cegetel.net aol.com live.com msn.com protonmail.com proton.me googlemail.com
bluewin.ch hotmail.ch yahoo.ch hispeed.ch sunrise.ch gmx.ch gmx.fr gmx.com gmx.net gmx.de skynet.be telenet.be proximus.be hotmail.be live.be
outlook.be hotmail.it yahoo.it libero.it hotmail.es yahoo.es hotmail.de web.de t-online.de hotmail.co.uk yahoo.co.uk btinternet.com`.split(
    /\s+/,
  );

/**
 * Frequent hosts with one well-known top-level domain: another one is probably a typing error,
 * though it may have an owner.
 */
export const singleEnded: ReadonlySet<string> = new Set(['gmail', 'icloud', 'laposte', 'wanadoo', 'bluewin']);

/**
 * Top-level domains that exist (ISO 3166-1 and a few more): a host may have an address there that
 * is not in the list above.
 */
export const ends: ReadonlySet<string> = new Set(
  `com net org edu gov info biz ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by bz ca cc cd
cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr ga gd ge gf gg gh gi gl gm gn gp gq gr gs
gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md
me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro
rs ru rw sa sb sc sd se sg sh si sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz va vc ve
vg vi vn vu wf ws ye yt za zm zw`.split(/\s+/),
);
