package sendgrid

import (
	"strings"
	"testing"

	"glance/e2e/conformance/host"
	"glance/e2e/conformance/hosttest"
)

func TestHealthAsksForEachAccountWhatItsKeyMayDo(t *testing.T) {
	hosttest.ExpectHealthy(t, start(t), settings(t, connect(t)))
}

func TestHealthNamesTheOneAccountWhoseKeyIsRefused(t *testing.T) {
	to := connect(t)
	steps := hosttest.ExpectUnhealthy(t, start(t), withRevokedKey(t, to), label(revoked))
	if len(steps) != len(to.Accounts) {
		t.Fatalf("the steps are %v", steps)
	}
	for index, step := range steps {
		username := to.Accounts[index].Username
		status, words := "ok", "can read stats"
		if username == revoked {
			status, words = "error", "does not accept the key"
		}
		if step.Name != username || step.Status != status || !strings.Contains(step.Message, label(username)) || !strings.Contains(step.Message, words) {
			t.Errorf("the step of %s is %+v", username, step)
		}
	}
}

func TestVariablesAreTextAndValue(t *testing.T) {
	answers := hosttest.Query(t, start(t), settings(t, connect(t)), span(),
		host.Model{"refId": "accounts", "queryType": "variable", "variable": "accounts"},
		host.Model{"refId": "categories", "queryType": "variable", "variable": "categories"},
		host.Model{"refId": "subusers", "queryType": "variable", "variable": "subusers", "accounts": []string{withSubusers}},
	)
	for refID, want := range map[string]struct{ text, value string }{
		"accounts":   {label(withSubusers), withSubusers},
		"categories": {"newsletter", "newsletter"},
		"subusers":   {"contoso-loyalty", "contoso-loyalty"},
	} {
		t.Run(refID, func(t *testing.T) { hosttest.ExpectOption(t, answers[refID], want.text, want.value) })
	}
}

func TestTheEditorsResourcesAnswer(t *testing.T) {
	hosttest.ExpectListsHeld(t, start(t), settings(t, connect(t)),
		"categories", "categories?account="+european, "subusers?account="+withSubusers)
}
