package azure

import (
	"slices"
	"testing"

	"glance/e2e/conformance/host"
	"glance/e2e/conformance/hosttest"
)

func TestHealthSignsInListsSubscriptionsAndAsksForCosts(t *testing.T) {
	hosttest.ExpectHealthy(t, start(t), settings(t, connect(t)))
}

func TestHealthNamesAWrongSecret(t *testing.T) {
	hosttest.ExpectUnhealthy(t, start(t), refused(t, connect(t)), "azureClientSecret")
}

func TestVariablesAreTextAndValue(t *testing.T) {
	to := connect(t)
	answers := hosttest.Query(t, start(t), settings(t, to), span(),
		host.Model{"refId": "subscriptions", "queryType": "variable", "variable": "subscriptions"},
		host.Model{"refId": "groups", "queryType": "variable", "variable": "resourceGroups", "scope": "subscriptions/" + to.Subscriptions[0].ID},
	)
	for refID, answer := range answers {
		if texts := hosttest.Column(t, answer, "text"); len(texts) == 0 || len(answer.Frames[0].Fields) != 2 {
			t.Errorf("%s: the fields are %v", refID, answer.Frames[0].Fields)
		}
	}
	ids := hosttest.Column(t, answers["subscriptions"], "value")
	for _, subscription := range to.Subscriptions {
		if !slices.Contains(ids, subscription.ID) {
			t.Errorf("the subscription %s is missing", subscription.ID)
		}
	}
}

func TestTheEditorsResourcesAnswer(t *testing.T) {
	plugin, to := start(t), connect(t)
	source := settings(t, to)
	subscriptions := hosttest.Get[[]map[string]any](t, plugin, source, "subscriptions")
	if len(subscriptions) != len(to.Subscriptions) {
		t.Errorf("the subscriptions are %v", subscriptions)
	}
	groups := hosttest.Get[[]map[string]any](t, plugin, source, "resource-groups?scope=subscriptions%2F"+to.Subscriptions[0].ID)
	if len(groups) == 0 || groups[0]["name"] == "" {
		t.Errorf("the resource groups are %v", groups)
	}
	hosttest.ClearCache(t, plugin, source)
}
