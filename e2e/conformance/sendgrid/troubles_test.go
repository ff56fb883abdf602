package sendgrid

import (
	"bytes"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"

	"glance/e2e/conformance/host"
	"glance/e2e/conformance/hosttest"
)

// troubled is the connection to a simulator that things go wrong at.
func troubled(t *testing.T) connection {
	t.Helper()
	var found connection
	hosttest.Info(t, "GLANCE_TROUBLED_SENDGRID_INFO", "the --info-file of a SendGrid simulator with --control", &found)
	return found
}

// begin lets a scenario of the simulator last until the test ends.
func (to connection) begin(t *testing.T, scenario string, options map[string]any) {
	t.Helper()
	to.control(t, "PUT", scenario, options)
	t.Cleanup(func() { to.control(t, "DELETE", scenario, nil) })
}

func (to connection) control(t *testing.T, method string, scenario string, options map[string]any) {
	t.Helper()
	body, err := json.Marshal(options)
	if err != nil {
		t.Fatal(err)
	}
	request, err := http.NewRequest(method, to.ControlURL+"/scenarios/"+scenario, bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		t.Fatalf("%s %s: %s", method, scenario, answer.Status)
	}
}

func TestAKeyRevokedMidwayLeavesOutItsAccountOfWhatIsAskedFromThenOn(t *testing.T) {
	plugin, to := start(t), troubled(t)
	source := settings(t, to)
	held := []host.Model{
		stats(host.Model{"refId": "global"}),
		stats(host.Model{"refId": "categories", "source": "categories", "names": []string{"orders"}}),
	}
	for refID, answer := range hosttest.Query(t, plugin, source, settled(), held...) {
		if answer.Error != nil {
			t.Fatalf("%s: %v", refID, answer.Error)
		}
	}
	to.begin(t, "revoked", map[string]any{"account": revoked})

	fresh := stats(host.Model{"source": "mailboxProviders"})
	answers := hosttest.Query(t, plugin, source, settled(), append(held, fresh)...)
	for _, refID := range []string{"global", "categories"} {
		if answer := answers[refID]; answer.Error != nil || isNamed(answer) || !accountsOf(answer)[label(revoked)] {
			t.Errorf("%s, which is held, shows %v: %v", refID, accountsOf(answer), answer.Error)
		}
	}
	shown := answers["A"]
	if accounts := accountsOf(shown); shown.Error != nil || !isNamed(shown) || len(accounts) != len(to.Accounts)-1 || accounts[label(revoked)] {
		t.Errorf("what is new shows %v: %v", accounts, shown.Error)
	}
	hosttest.ExpectError(t, ask(t, plugin, source, settled(), host.AlertHeaders(), fresh), backend.StatusUnauthorized, label(revoked))
}

func TestAKeyThatMayNotReadStatisticsIsToldWhatItLacks(t *testing.T) {
	plugin, to := start(t), troubled(t)
	to.begin(t, "restricted", map[string]any{"account": revoked, "scopes": []string{"user.credits.read"}})
	source := settings(t, to)
	if shown := ask(t, plugin, source, settled(), host.DashboardHeaders(), stats(nil)); shown.Error != nil || !isNamed(shown) {
		t.Errorf("a dashboard shows %v: %v", accountsOf(shown), shown.Error)
	}
	judged := ask(t, plugin, source, settled(), host.AlertHeaders(), stats(nil))
	hosttest.ExpectError(t, judged, backend.StatusForbidden, label(revoked))
	hosttest.ExpectError(t, judged, backend.StatusForbidden, "stats.read")
}

func TestARefusalForLackOfQuotaIsWaitedOutWhenItsResetIsNear(t *testing.T) {
	plugin, to := start(t), troubled(t)
	to.begin(t, "throttled", map[string]any{"account": revoked, "endpoint": "stats", "times": 1, "seconds": 2})
	began := time.Now()
	answer := ask(t, plugin, settings(t, to), settled(), host.AlertHeaders(), stats(nil))
	if took := time.Since(began); answer.Error != nil || took < time.Second {
		t.Errorf("after %s: %v", took, answer.Error)
	}
}

func TestARefusalForLackOfQuotaSaysItsResetWhenThatIsFar(t *testing.T) {
	plugin, to := start(t), troubled(t)
	to.begin(t, "throttled", map[string]any{"account": revoked, "endpoint": "stats", "seconds": 3600})
	reset := time.Now().Add(time.Hour).UTC().Format("2006-01-02 15:")
	answer := ask(t, plugin, settings(t, to), settled(), host.AlertHeaders(), stats(nil))
	hosttest.ExpectError(t, answer, backend.StatusTooManyRequests, label(revoked))
	if answer.Error != nil && !strings.Contains(answer.Error.Error(), reset) {
		t.Errorf("it does not name the reset, %s…: %v", reset, answer.Error)
	}
}
