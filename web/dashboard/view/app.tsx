import { Redirect, Route, Switch, useLocation } from "wouter-preact";
import { Failure } from "./failure.tsx";
import type { Screen } from "./screen.ts";
import { Shop } from "./shop.tsx";
import { SignIn } from "./sign-in.tsx";

const SHOP_KEY = "deskbell:desk:shop";

/** The whole page: the log-in, or the shop that the address names. */
export function App({ screen }: { screen: Screen }) {
  const words = screen.words.value;
  switch (screen.session.stage.value) {
    case "looking":
      return (
        <p class="page-loading" role="status">
          <span class="visually-hidden">{words.loading}</span>
        </p>
      );
    case "unreachable":
      return (
        <Failure
          title={words.unreachableTitle}
          text={words.unreachable}
          action={{ label: words.retry, run: () => void screen.session.look() }}
        />
      );
    case "out":
      return <SignIn screen={screen} />;
    case "in":
      return <Shops screen={screen} />;
  }
}

function Shops({ screen }: { screen: Screen }) {
  const words = screen.words.value;
  const [, navigate] = useLocation();
  const shops = screen.session.me.value?.shops ?? [];
  const last = shops.find(({ id }) => id === screen.ports.storage.get(SHOP_KEY)) ?? shops[0];
  if (!last) {
    return (
      <Failure
        title={words.noShopTitle}
        text={words.noShop}
        action={{ label: words.retry, run: () => void screen.session.look() }}
        other={{ label: words.signOut, run: () => void screen.session.signOut() }}
      />
    );
  }
  return (
    <Switch>
      <Route path="/desk">
        <Redirect to={`/desk/${last.id}`} replace />
      </Route>
      <Route path="/desk/:shop/*?">
        {({ shop: id }) => {
          const shop = shops.find((candidate) => candidate.id === id);
          if (!shop) {
            const action = { label: words.toMyShop, run: () => navigate(`/desk/${last.id}`) };
            return <Failure title={words.strangerTitle} text={words.stranger} action={action} />;
          }
          screen.ports.storage.set(SHOP_KEY, shop.id);
          return <Shop key={shop.id} screen={screen} shop={shop} />;
        }}
      </Route>
    </Switch>
  );
}
