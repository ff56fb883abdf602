package sendgrid

import (
	"slices"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/data"

	"glance/e2e/conformance/host"
	"glance/e2e/conformance/hosttest"
)

var allRates = []string{"delivered", "bounces", "blocks", "spam_reports", "unique_opens", "unique_clicks", "unsubscribes"}

// series are queries that answer with time series, by refId.
func series() map[string]host.Model {
	return map[string]host.Model{
		"everything": {},
		"oneAccount": {"accounts": []string{european}, "metrics": []string{"requests"}},
		"rates":      {"rates": allRates},
		"withNulls":  {"accounts": []string{quiet}, "metrics": []string{}, "rates": allRates},
		"categories": {"source": "categories", "top": map[string]any{"limit": 3, "by": "opens"}},
		"named":      {"source": "categories", "names": []string{"orders", "newsletter"}},
		"unknown":    {"source": "categories", "names": []string{"nobody-has-this-category"}},
		"subusers":   {"source": "subusers", "accounts": []string{withSubusers}},
		"providers":  {"source": "mailboxProviders", "metrics": []string{"delivered", "drops"}},
		"weeks":      {"aggregatedBy": "week"},
		"months":     {"aggregatedBy": "month", "rates": allRates},
		"today":      {"today": "include"},
		"noToday":    {"today": "drop"},
		"legend":     {"legendFormat": "mail"},
	}
}

func TestAlertingAcceptsEverySeriesOfADashboard(t *testing.T) {
	to := connect(t)
	checkAccepted(t, settings(t, to), host.DashboardHeaders())
	checkAccepted(t, inOneZone(t, to), host.DashboardHeaders())
}

func TestAlertingAcceptsEverySeriesOfAnAlertRule(t *testing.T) {
	to := connect(t)
	checkAccepted(t, settings(t, to), host.AlertHeaders())
	checkAccepted(t, inOneZone(t, to), host.AlertHeaders())
}

func checkAccepted(t *testing.T, source *backend.DataSourceInstanceSettings, headers map[string]string) {
	t.Helper()
	queries := hosttest.Typed("stats", nil, series())
	hosttest.ExpectAccepted(t, start(t), hosttest.Request(t, source, span(), headers, queries...))
}

func TestAccountsOfOneZoneAreOneFrameWithEveryDayTheLargestFirst(t *testing.T) {
	to := connect(t)
	model := stats(host.Model{"metrics": []string{"delivered"}})
	frame := hosttest.OnlyFrame(t, hosttest.Query(t, start(t), inOneZone(t, to), settled(), model)["A"])

	hosttest.ExpectWide(t, frame)
	checkDays(t, frame.Fields[0], "Europe/Zurich")
	if len(frame.Fields) != len(to.Accounts)+1 {
		t.Fatalf("there are %d fields", len(frame.Fields))
	}
	var accounts []string
	for _, value := range frame.Fields[1:] {
		if value.Name != "delivered" || value.Type() != data.FieldTypeNullableFloat64 || len(value.Labels) != 1 {
			t.Errorf("a value field is named %s, of type %s and has the labels %v", value.Name, value.Type(), value.Labels)
		}
		if value.Config.DisplayNameFromDS != value.Labels["account"] {
			t.Errorf("the config of %v is %+v", value.Labels, value.Config)
		}
		accounts = append(accounts, value.Labels["account"])
	}
	hosttest.ExpectLargestFirst(t, frame.Fields[1:])
	slices.Sort(accounts)
	var want []string
	for _, one := range to.Accounts {
		want = append(want, label(one.Username))
	}
	slices.Sort(want)
	if !slices.Equal(accounts, want) {
		t.Errorf("the accounts are %v", accounts)
	}
	if smallest := frame.Fields[len(to.Accounts)]; hosttest.Sum(t, smallest) == 0 {
		t.Errorf("%s has delivered nothing", smallest.Labels)
	}
}

func TestAccountsOfDifferentZonesHaveAFrameEachWithTheDaysOfTheirZone(t *testing.T) {
	to := connect(t)
	model := stats(host.Model{"metrics": []string{"delivered"}})
	frames := hosttest.Query(t, start(t), settings(t, to), settled(), model)["A"].Frames
	if len(frames) != len(to.Accounts) {
		t.Fatalf("there are %d frames", len(frames))
	}
	for _, frame := range frames {
		if frame.Meta.Type != data.FrameTypeTimeSeriesMulti || frame.Meta.TypeVersion != (data.FrameTypeVersion{0, 1}) || len(frame.Fields) != 2 {
			t.Fatalf("a frame has the meta %+v and the fields %v", frame.Meta, frame.Fields)
		}
	}
	for _, one := range to.Accounts {
		index := slices.IndexFunc(frames, func(frame *data.Frame) bool { return frame.Fields[1].Labels["account"] == label(one.Username) })
		if index < 0 {
			t.Errorf("%s has no frame", one.Username)
			continue
		}
		checkDays(t, frames[index].Fields[0], one.TimeZone)
	}
}

// checkDays expects each midnight of a zone from the first to the last day of the settled range.
func checkDays(t *testing.T, field *data.Field, zone string) {
	t.Helper()
	location, err := time.LoadLocation(zone)
	if err != nil {
		t.Fatal(err)
	}
	asked := settled()
	var want []time.Time
	for day := midnight(asked.From.In(location)); !day.After(asked.To); day = day.AddDate(0, 0, 1) {
		want = append(want, day)
	}
	if field.Type() != data.FieldTypeTime || field.Len() != len(want) {
		t.Fatalf("%s: there are %d days of type %s, want %d", zone, field.Len(), field.Type(), len(want))
	}
	for row, day := range want {
		if got := field.At(row).(time.Time); !got.Equal(day) {
			t.Errorf("%s: row %d is at %s, want %s", zone, row, got, day)
		}
	}
}

func midnight(at time.Time) time.Time {
	year, month, day := at.Date()
	return time.Date(year, month, day, 0, 0, 0, 0, at.Location())
}

func TestARateIsNullWhereThereIsNothingToDivideBy(t *testing.T) {
	model := stats(host.Model{"accounts": []string{quiet}, "rates": []string{"delivered"}})
	frame := hosttest.Query(t, start(t), settings(t, connect(t)), settled(), model)["A"].Frames[0]
	byMetric := map[string]*data.Field{}
	for _, value := range frame.Fields[1:] {
		if value.Name != value.Labels["metric"] {
			t.Errorf("the field %s has the labels %v", value.Name, value.Labels)
		}
		byMetric[value.Name] = value
	}
	requests, delivered, rate := byMetric["requests"], byMetric["delivered"], byMetric["delivered_rate"]
	if len(byMetric) != 3 || requests == nil || delivered == nil || rate == nil || rate.Config.Unit != "percent" {
		t.Fatalf("the fields are %v", frame.Fields)
	}
	nulls := 0
	for row := range rate.Len() {
		of, _ := requests.FloatAt(row)
		part, _ := delivered.FloatAt(row)
		got, given := rate.ConcreteAt(row)
		switch {
		case of == 0 && given:
			t.Errorf("row %d is %v percent of nothing", row, got)
		case of == 0:
			nulls++
		case !given || got.(float64) != 100*part/of:
			t.Errorf("row %d is %v, but %v of %v", row, got, part, of)
		}
	}
	if nulls == 0 || nulls == rate.Len() {
		t.Errorf("%d of %d days have no rate", nulls, rate.Len())
	}
}

func TestATableHasATimeAColumnPerLabelAndANumber(t *testing.T) {
	model := stats(host.Model{"source": "categories", "rates": []string{"delivered"}, "format": "table"})
	frame := hosttest.Query(t, start(t), settings(t, connect(t)), settled(), model)["A"].Frames[0]

	if frame.Meta.Type != data.FrameTypeTable || frame.Rows() == 0 {
		t.Fatalf("%d rows of type %s", frame.Rows(), frame.Meta.Type)
	}
	hosttest.ExpectColumns(t, frame, map[string]data.FieldType{
		"time":     data.FieldTypeTime,
		"account":  data.FieldTypeString,
		"category": data.FieldTypeString,
		"metric":   data.FieldTypeString,
		"value":    data.FieldTypeNullableFloat64,
	})
}
