package azure

import (
	"maps"
	"slices"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/data"

	"glance/e2e/conformance/host"
	"glance/e2e/conformance/hosttest"
)

var byResourceGroup = []map[string]string{{"type": "Dimension", "name": "ResourceGroupName"}}

// series are queries that answer with time series, by refId.
func series() map[string]host.Model {
	return map[string]host.Model{
		"everything":   {},
		"monthly":      {"granularity": "Monthly"},
		"amortized":    {"costType": "AmortizedCost", "metric": "CostUSD"},
		"groups":       {"groupBy": byResourceGroup},
		"twoGroups":    {"groupBy": append(slices.Clone(byResourceGroup), map[string]string{"type": "Dimension", "name": "ServiceName"})},
		"top":          {"groupBy": byResourceGroup, "top": map[string]any{"limit": 3}},
		"topAlone":     {"groupBy": byResourceGroup, "top": map[string]any{"limit": 3, "others": false}},
		"cumulative":   {"cumulative": true},
		"allUnsettled": {"unsettledDays": map[string]any{"days": 2, "show": "include"}},
		"filtered": {"filters": []map[string]any{
			{"type": "Dimension", "name": "ServiceName", "operator": "NotIn", "values": []string{"Bandwidth"}},
		}},
		"named": {"legendFormat": "{{subscription}} costs"},
	}
}

// numbers are queries that answer with one number per label set.
func numbers() map[string]host.Model {
	return map[string]host.Model{
		"total":       {"granularity": "None"},
		"totalGroups": {"granularity": "None", "groupBy": byResourceGroup},
		"totalTop":    {"granularity": "None", "groupBy": byResourceGroup, "top": map[string]any{"limit": 3}},
	}
}

func TestAlertingAcceptsEverySeriesAndNumberOfADashboard(t *testing.T) {
	checkAccepted(t, host.DashboardHeaders())
}

func TestAlertingAcceptsEverySeriesAndNumberOfAnAlertRule(t *testing.T) {
	checkAccepted(t, host.AlertHeaders())
}

func checkAccepted(t *testing.T, headers map[string]string) {
	t.Helper()
	models := series()
	maps.Copy(models, numbers())
	queries := hosttest.Typed("costs", host.Model{"scopes": []string{"*"}}, models)
	hosttest.ExpectAccepted(t, start(t), hosttest.Request(t, settings(t, connect(t)), span(), headers, queries...))
}

func TestADailyAnswerHasEveryDayOfTheRangeAndSaysWhatItsSeriesAre(t *testing.T) {
	to := connect(t)
	subscription := to.Subscriptions[0]
	model := host.Model{"refId": "A", "queryType": "costs", "scopes": []string{"subscriptions/" + subscription.ID}}
	frame := hosttest.OnlyFrame(t, hosttest.Query(t, start(t), settings(t, to), span(), model)["A"])

	hosttest.ExpectWide(t, frame)
	days := frame.Fields[0]
	if days.Type() != data.FieldTypeTime || days.Len() != 30 {
		t.Fatalf("there are %d days of type %s", days.Len(), days.Type())
	}
	for row := range days.Len() {
		if day := days.At(row).(time.Time); !day.Equal(span().From.AddDate(0, 0, row)) {
			t.Errorf("row %d is at %s", row, day)
		}
	}
	for _, value := range frame.Fields[1:] {
		if value.Name != "Cost" || value.Type() != data.FieldTypeNullableFloat64 {
			t.Errorf("a value field is named %s and of type %s", value.Name, value.Type())
		}
		labels := value.Labels
		if labels["subscription"] != subscription.DisplayName || labels["subscriptionId"] != subscription.ID {
			t.Errorf("the labels are %v", labels)
		}
		if value.Config.Unit != "currency"+labels["currency"] || value.Config.DisplayNameFromDS == "" {
			t.Errorf("the config is %+v", value.Config)
		}
	}
}

func TestATableHasATimeAColumnPerLabelAndANumber(t *testing.T) {
	model := host.Model{"refId": "A", "queryType": "costs", "scopes": []string{"*"}, "groupBy": byResourceGroup, "format": "table"}
	frame := hosttest.Query(t, start(t), settings(t, connect(t)), span(), model)["A"].Frames[0]

	if frame.Meta.Type != data.FrameTypeTable || frame.Rows() == 0 {
		t.Fatalf("%d rows of type %s", frame.Rows(), frame.Meta.Type)
	}
	hosttest.ExpectColumns(t, frame, map[string]data.FieldType{
		"time":              data.FieldTypeTime,
		"subscription":      data.FieldTypeString,
		"subscriptionId":    data.FieldTypeString,
		"ResourceGroupName": data.FieldTypeString,
		"currency":          data.FieldTypeString,
		"Cost":              data.FieldTypeNullableFloat64,
	})
}

func TestAWrongSecretIsToldAndFailsNoOtherDataSource(t *testing.T) {
	to := connect(t)
	model := host.Model{"refId": "A", "queryType": "costs", "scopes": []string{"*"}}
	hosttest.ExpectUnauthorized(t, start(t), model, span(), refused(t, to), settings(t, to))
}
