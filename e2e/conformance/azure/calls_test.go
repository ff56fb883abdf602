package azure

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/grafana/grafana-plugin-sdk-go/backend"

	"glance/e2e/conformance/host"
	"glance/e2e/conformance/hosttest"
)

func TestHealthSignsInListsSubscriptionsAndAsksForCosts(t *testing.T) {
	result, err := start(t).CheckHealth(t.Context(), settings(t, connect(t)))
	if err != nil {
		t.Fatal(err)
	}
	var details struct {
		Steps []struct{ Name, Status, Message string }
	}
	if err := json.Unmarshal(result.JSONDetails, &details); err != nil {
		t.Fatalf("%v in %s", err, result.JSONDetails)
	}
	if result.Status != backend.HealthStatusOk || len(details.Steps) < 3 {
		t.Errorf("health is %s %q with %s", result.Status, result.Message, result.JSONDetails)
	}
	for _, step := range details.Steps {
		if step.Status != "ok" {
			t.Errorf("step %s is %s: %s", step.Name, step.Status, step.Message)
		}
	}
}

func TestHealthNamesAWrongSecret(t *testing.T) {
	result, err := start(t).CheckHealth(t.Context(), refused(t, connect(t)))
	if err != nil {
		t.Fatal(err)
	}
	if result.Status != backend.HealthStatusError || result.Message == "" {
		t.Errorf("health is %s %q", result.Status, result.Message)
	}
}

func TestVariablesAreTextAndValue(t *testing.T) {
	to := connect(t)
	answers := hosttest.Query(t, start(t), settings(t, to), span(),
		host.Model{"refId": "subscriptions", "queryType": "variable", "variable": "subscriptions"},
		host.Model{"refId": "groups", "queryType": "variable", "variable": "resourceGroups", "scope": "subscriptions/" + to.Subscriptions[0].ID},
	)
	for refID, answer := range answers {
		if answer.Error != nil || len(answer.Frames) != 1 || answer.Frames[0].Rows() == 0 {
			t.Fatalf("%s: %d frames, %v", refID, len(answer.Frames), answer.Error)
		}
		if fields := answer.Frames[0].Fields; len(fields) != 2 || fields[0].Name != "text" || fields[1].Name != "value" {
			t.Errorf("%s: the fields are %v", refID, fields)
		}
	}
	ids := answers["subscriptions"].Frames[0].Fields[1]
	for _, subscription := range to.Subscriptions {
		if !slices.Contains(texts(ids.Len(), ids.At), subscription.ID) {
			t.Errorf("the subscription %s is missing", subscription.ID)
		}
	}
}

// texts of a string field, nullable or not.
func texts(length int, at func(int) any) []string {
	values := make([]string, length)
	for row := range values {
		switch value := at(row).(type) {
		case string:
			values[row] = value
		case *string:
			values[row] = *value
		}
	}
	return values
}

func TestTheEditorsResourcesAnswer(t *testing.T) {
	plugin, to := start(t), connect(t)
	source := settings(t, to)
	subscriptions := list(t, hosttest.Call(t, plugin, source, get("subscriptions", "subscriptions")))
	if len(subscriptions) != len(to.Subscriptions) {
		t.Errorf("the subscriptions are %v", subscriptions)
	}
	groups := list(t, hosttest.Call(t, plugin, source, get("resource-groups", "resource-groups?scope=subscriptions%2F"+to.Subscriptions[0].ID)))
	if len(groups) == 0 || groups[0]["name"] == "" {
		t.Errorf("the resource groups are %v", groups)
	}
	cleared := hosttest.Call(t, plugin, source, &backend.CallResourceRequest{Method: "POST", Path: "cache/clear", URL: "cache/clear"})
	var dropped struct{ Dropped *int }
	if err := json.Unmarshal(cleared.Body, &dropped); err != nil || dropped.Dropped == nil {
		t.Errorf("clearing the cache answered %d %s", cleared.Status, cleared.Body)
	}
}

func get(path string, url string) *backend.CallResourceRequest {
	return &backend.CallResourceRequest{Method: "GET", Path: path, URL: url}
}

func list(t *testing.T, answer *backend.CallResourceResponse) []map[string]any {
	t.Helper()
	var items []map[string]any
	if err := json.Unmarshal(answer.Body, &items); answer.Status != 200 || err != nil {
		t.Fatalf("status %d, %v in %s", answer.Status, err, answer.Body)
	}
	return items
}
