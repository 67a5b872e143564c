// “人工” is a person to talk to, and in what a repair costs the work that is paid for.

const LABOUR =
  /(?<![转接找换叫系等])人工(?:费|钱|成本|价|收|免|全免|多少(?!号|人)|怎么(?:收|算)|咋(?:收|算)|另|贵|包|算|出|几(?:块|元|百|十|钱)|要(?:钱|收|多少|不要钱|给钱|花)|[和跟与、及]?(?:材料|配件|零件|上门|检测))|(?:(?:收|免|包|含|算|出|付|省|花|要不要|用不用)(?:不(?:收|免|包|含|算|出|付))?|(?:材料|配件|零件|上门|检测)费?[和跟与、及]?)人工(?!客服|服务|台|坐席|接|处理|在)/u;

/** Whether “人工” in these words is labour: “人工收钱不”, “收不收人工”, “配件和人工都免吗”. */
export function meansLabour(text: string): boolean {
  return LABOUR.test(text) && !/(?:转|接|找|换|叫|联系)(?:个|一个|一下|到)?人工|人工(?:客服|服务|坐席)/u.test(text);
}
