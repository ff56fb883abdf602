package sendgrid

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/grafana/grafana-plugin-sdk-go/backend"

	"glance/e2e/conformance/host"
	"glance/e2e/conformance/hosttest"
)

func TestHealthAsksForEachAccountWhatItsKeyMayDo(t *testing.T) {
	hosttest.ExpectHealthy(t, start(t), settings(t, connect(t)))
}

func TestHealthNamesTheOneAccountWhoseKeyIsRefused(t *testing.T) {
	plugin, to := start(t), connect(t)
	source := withRevokedKey(t, to)
	hosttest.ExpectUnhealthy(t, plugin, source, label(revoked))

	result, err := plugin.CheckHealth(t.Context(), source)
	if err != nil {
		t.Fatal(err)
	}
	var details struct {
		Steps []struct{ Name, Status, Message string }
	}
	if err := json.Unmarshal(result.JSONDetails, &details); err != nil || len(details.Steps) != len(to.Accounts) {
		t.Fatalf("%v in %s", err, result.JSONDetails)
	}
	for index, step := range details.Steps {
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
		answer := answers[refID]
		if texts := hosttest.Column(t, answer, "text"); !slices.Contains(texts, want.text) || len(answer.Frames[0].Fields) != 2 {
			t.Errorf("%s: the texts are %v", refID, texts)
		}
		if values := hosttest.Column(t, answer, "value"); !slices.Contains(values, want.value) {
			t.Errorf("%s: the values are %v", refID, values)
		}
	}
}

func TestTheEditorsResourcesAnswer(t *testing.T) {
	plugin, source := start(t), settings(t, connect(t))
	for _, url := range []string{"categories", "categories?account=" + european, "subusers?account=" + withSubusers} {
		path, _, _ := strings.Cut(url, "?")
		answer := hosttest.Call(t, plugin, source, &backend.CallResourceRequest{Method: "GET", Path: path, URL: url})
		var listed struct{ Values []string }
		if err := json.Unmarshal(answer.Body, &listed); answer.Status != 200 || err != nil || len(listed.Values) == 0 {
			t.Errorf("%s: status %d, %v in %s", url, answer.Status, err, answer.Body)
		}
	}
	if dropped := hosttest.ClearCache(t, plugin, source); dropped == 0 {
		t.Error("the lists were not held")
	}
}
