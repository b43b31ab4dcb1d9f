/** Words that belong to the last name behind them. */
export const particles =
  /^(?:de|du|des|le|la|les|van|von|der|den|ter|di|da|dos|das|del|della|el|al|ben|mac|mc|st|ste|saint|sainte|san|santa)$/iu;
