import { ConversationObject as WithAlarm } from "../../durable-objects/conversation/object.ts";
import worker from "../../workers/index.ts";

// The product with one thing taken out: nothing wakes a conversation that died between store and answer. The fault run
// must find this out; if it does not, it proves nothing.

/** Its alarm does nothing. */
export class ConversationObject extends WithAlarm {
  override async alarm() {}
}
export { CaseObject, CredentialObject, DeskObject } from "../../workers/index.ts";
export default worker;
