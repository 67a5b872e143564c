import { Icon } from "../../shared/icon.tsx";

export const InboxIcon = () => (
  <Icon>
    <path d="M4 13l2.5-7h11L20 13v5a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1z" />
    <path d="M4 13h4.5l1.2 2.2h4.6L15.5 13H20" />
  </Icon>
);

export const MoreIcon = () => (
  <Icon>
    <path d="M5 7h14M5 12h14M5 17h14" />
  </Icon>
);

export const FiguresIcon = () => (
  <Icon>
    <path d="M5 19V11M12 19V5M19 19v-6" />
  </Icon>
);

export const ApprovalsIcon = () => (
  <Icon>
    <path d="M5 12.5l4.5 4.5L19 7.5" />
  </Icon>
);

export const PolicyIcon = () => (
  <Icon>
    <path d="M7 4h10v16H7zM10 8h4M10 12h4M10 16h2" />
  </Icon>
);

export const CustomersIcon = () => (
  <Icon>
    <path d="M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM3 20a6 6 0 0 1 12 0M15.5 4.5a3.5 3.5 0 0 1 0 6.5M17 14.5a6 6 0 0 1 4 5.5" />
  </Icon>
);

export const ChannelsIcon = () => (
  <Icon>
    <path d="M8 8a5.5 5.5 0 0 0 0 8M16 8a5.5 5.5 0 0 1 0 8M5 5a10 10 0 0 0 0 14M19 5a10 10 0 0 1 0 14M12 12h.01" />
  </Icon>
);

export const SearchIcon = () => (
  <Icon>
    <path d="M11 17a6 6 0 1 0 0-12 6 6 0 0 0 0 12zM15.5 15.5L20 20" />
  </Icon>
);

export const BackIcon = () => (
  <Icon>
    <path d="M14 6l-6 6 6 6" />
  </Icon>
);

export const DetailsIcon = () => (
  <Icon>
    <path d="M4 5h16v14H4zM14 5v14" />
  </Icon>
);

export const CrossIcon = () => (
  <Icon>
    <path d="M6 6l12 12M18 6L6 18" />
  </Icon>
);

export const DownIcon = () => (
  <Icon>
    <path d="M12 5v14M6 13l6 6 6-6" />
  </Icon>
);

export const NoteIcon = () => (
  <Icon>
    <path d="M6 4h12v11l-5 5H6zM18 15h-5v5" />
  </Icon>
);

export const LockIcon = () => (
  <Icon>
    <path d="M6 11h12v9H6zM9 11V8a3 3 0 0 1 6 0v3" />
  </Icon>
);

export const RefreshIcon = () => (
  <Icon>
    <path d="M19 12a7 7 0 1 1-2-5M19 4v4h-4" />
  </Icon>
);

export const CasesIcon = () => (
  <Icon>
    <path d="M4 8l8-4 8 4v8l-8 4-8-4zM4 8l8 4 8-4M12 12v8" />
  </Icon>
);

export const TicketIcon = () => (
  <Icon>
    <path d="M5 5h14v5a2 2 0 0 0 0 4v5H5v-5a2 2 0 0 0 0-4zM10 9h4M10 15h4" />
  </Icon>
);

export const RulesIcon = () => (
  <Icon>
    <path d="M5 6h8M5 12h5M5 18h8M16 9l3 3-3 3M10 12h9" />
  </Icon>
);
