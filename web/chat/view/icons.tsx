import { Icon } from "../../shared/icon.tsx";

export const SendIcon = () => (
  <Icon>
    <path d="M12 19V5M6 11l6-6 6 6" />
  </Icon>
);

export const PersonIcon = () => (
  <Icon>
    <path d="M5 13v-1a7 7 0 0 1 14 0v1" />
    <path d="M5 13h2.5v5H6a1 1 0 0 1-1-1zM19 13h-2.5v5H18a1 1 0 0 0 1-1zM18 18c0 1.5-1.5 2.5-4 2.5" />
  </Icon>
);

export const CloseIcon = () => (
  <Icon>
    <path d="M6 9l6 6 6-6" />
  </Icon>
);

export const DownIcon = () => (
  <Icon>
    <path d="M12 5v14M6 13l6 6 6-6" />
  </Icon>
);
