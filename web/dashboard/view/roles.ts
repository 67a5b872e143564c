import type { StaffShop } from "../wire.ts";

/** Whether somebody of this role changes the shop's policy and settings. */
export function mayManage(role: StaffShop["role"]): boolean {
  return role === "owner" || role === "admin";
}

/** Whether somebody of this role decides what is over an agent's head. */
export function mayDecide(role: StaffShop["role"]): boolean {
  return mayManage(role) || role === "supervisor";
}
